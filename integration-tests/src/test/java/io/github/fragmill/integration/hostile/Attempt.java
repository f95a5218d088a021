package io.github.fragmill.integration.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tries to package into a directory, and looks at what is there afterwards. */
final class Attempt {

  private final Path parent;
  private final Optional<FragmillException> failure;

  private Attempt(Path parent, Optional<FragmillException> failure) {
    this.parent = parent;
    this.failure = failure;
  }

  /** Tries with a source. */
  static Attempt toPackage(Source source, Path parent) throws IOException {
    return toPackage(Packagers.of(source, Mode.CBCS, Layout.SINGLE_FILE), parent);
  }

  /** Tries with a packager; anything but a typed failure is thrown. */
  static Attempt toPackage(Packager packager, Path parent) throws IOException {
    return toPackage(packager, Output.directory(parent.resolve("out")), parent);
  }

  /** Tries with an output whose directory is {@code out}. */
  static Attempt toPackage(Packager packager, Output output, Path parent) throws IOException {
    try {
      packager.packageTo(output);
      return new Attempt(parent, Optional.empty());
    } catch (FragmillException e) {
      return new Attempt(parent, Optional.of(e));
    }
  }

  boolean succeeded() {
    return failure.isEmpty();
  }

  /** Returns whether the directory, and nothing else, is there. */
  boolean isComplete() throws IOException {
    return left().equals(List.of("out")) && Files.exists(parent.resolve("out/manifest.mpd"));
  }

  /** The attempt failed in this way, and nothing is left. */
  void assertRefused(Class<? extends FragmillException> type, String... words) throws IOException {
    assertFailed(type);
    for (String word : words) {
      assertThat(failure.orElseThrow()).hasMessageContaining(word);
    }
    assertThat(left()).isEmpty();
  }

  /** The attempt failed in this way. */
  void assertFailed(Class<? extends FragmillException> type) {
    assertThat(failure).containsInstanceOf(type);
    assertThat(failure.orElseThrow().getMessage()).isNotBlank();
  }

  /** The attempt failed in a typed way and nothing is left, or it did not fail. */
  void assertRefusedOrDone() throws IOException {
    if (failure.isPresent()) {
      assertThat(failure.orElseThrow().getMessage()).isNotBlank();
      assertThat(left()).isEmpty();
    } else {
      assertThat(isComplete()).isTrue();
    }
  }

  /** Hidden directories count too. */
  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(parent)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }
}
