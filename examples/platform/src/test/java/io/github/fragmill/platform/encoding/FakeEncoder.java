package io.github.fragmill.platform.encoding;

import io.github.fragmill.core.control.Cancellation;
import io.github.fragmill.platform.config.Rung;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An encoder that copies, or fails as the test says. */
public final class FakeEncoder implements Encoder {

  public Optional<String> missing = Optional.empty();
  public Optional<String> failure = Optional.empty();
  Runnable meanwhile = () -> {};

  @Override
  public Optional<String> missing() {
    return missing;
  }

  @Override
  public List<Path> encode(Path input, List<Rung> ladder, Path folder, Cancellation cancellation)
      throws EncodingException {
    meanwhile.run();
    if (failure.isPresent()) {
      throw new EncodingException(failure.get());
    }
    return ladder.stream()
        .map(rung -> copy(input, folder.resolve(rung.height() + ".mp4")))
        .toList();
  }

  private static Path copy(Path input, Path output) {
    try {
      return Files.copy(input, output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
