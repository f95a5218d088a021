package io.github.fragmill.platform.encoding;

import java.nio.file.Path;
import java.util.*;

public final class FfmpegEncoder implements Encoder {
  public FfmpegEncoder(String c) {}

  @Override
  public Optional<String> missing() {
    return Optional.of("no");
  }

  @Override
  public List<Path> encode(Path i, List<Rung> l, Path f, io.github.fragmill.core.Cancellation c) {
    return List.of();
  }
}
