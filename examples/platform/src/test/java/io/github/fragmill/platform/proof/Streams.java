package io.github.fragmill.platform.proof;

import io.github.fragmill.platform.process.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What ffmpeg finds in a file: a sum of the coded media, packet by packet, without their times. */
final class Streams {

  private static final int SUM_COLUMN = 5;

  private Streams() {}

  /**
   * Returns a sum for each packet of a track.
   *
   * @param stream the track, as ffmpeg names it: {@code v:0}
   * @param options before the input, such as a key
   */
  static List<String> packets(Path file, String stream, String... options)
      throws IOException, InterruptedException {
    return packets(file.toString(), stream, options);
  }

  /**
   * Returns a sum for each packet of a track.
   *
   * @param input a file or an address
   */
  static List<String> packets(String input, String stream, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(Requirement.program("ffmpeg").toString(), "-v", "error", "-nostdin"));
    command.addAll(List.of(options));
    command.addAll(List.of("-i", input, "-map", "0:" + stream, "-c", "copy"));
    command.addAll(List.of("-f", "framemd5", "-"));
    Path errors = Files.createTempFile("fragmill-ffmpeg", ".txt");
    try {
      Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
      String sums = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      if (process.waitFor() != 0) {
        throw new IOException("ffmpeg: " + Files.readString(errors));
      }
      try (Stream<String> lines = sums.lines()) {
        return lines
            .filter(line -> !line.startsWith("#"))
            // What follows is of side data, such as the index of the file.
            .map(line -> line.split(",", -1)[SUM_COLUMN].strip())
            .toList();
      }
    } finally {
      Files.delete(errors);
    }
  }
}
