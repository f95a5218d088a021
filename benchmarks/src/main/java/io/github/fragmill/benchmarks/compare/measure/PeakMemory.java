package io.github.fragmill.benchmarks.compare.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The most memory that a process has held since its start, as Linux tells it. */
public final class PeakMemory {

  private static final String HIGH_WATER_MARK = "VmHWM:";

  private PeakMemory() {}

  /** Returns the largest resident set in KiB, or empty where the system does not tell. */
  public static OptionalLong kibibytes(long processId) throws IOException {
    Path status = Path.of("/proc", Long.toString(processId), "status");
    if (!Files.isReadable(status)) {
      return OptionalLong.empty();
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(HIGH_WATER_MARK))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst();
    }
  }
}
