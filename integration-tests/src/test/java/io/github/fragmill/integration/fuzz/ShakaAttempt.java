package io.github.fragmill.integration.fuzz;

import io.github.fragmill.integration.tools.ShakaPackager;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What Shaka Packager makes of a damaged file, within 4 GB of address space and 10 seconds.
 *
 * @param exitValue 0 when it says that all is well
 * @param media what came out of each track that was asked for, when all is well
 */
record ShakaAttempt(int exitValue, List<Optional<byte[]>> media) {

  private static final int FIRST_SIGNAL = 128;

  ShakaAttempt {
    media = List.copyOf(media);
  }

  /**
   * Packages tracks.
   *
   * @param types {@code video}, {@code audio} or both
   */
  static ShakaAttempt of(ShakaPackager packager, byte[] damaged, List<String> types, Path directory)
      throws IOException, InterruptedException {
    Path input = Files.write(directory.resolve("damaged.mp4"), damaged);
    StringBuilder command = new StringBuilder("ulimit -v 4194304; exec timeout -s KILL 10 ");
    command.append(packager.program());
    for (String type : types) {
      Files.deleteIfExists(output(directory, type));
      command.append(" in=" + input + ",stream=" + type + ",output=" + output(directory, type));
    }
    int exitValue =
        new ProcessBuilder("/bin/sh", "-c", command.toString())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    List<Optional<byte[]>> media =
        types.stream().map(type -> media(output(directory, type))).toList();
    return new ShakaAttempt(exitValue, media);
  }

  private static Path output(Path directory, String type) {
    return directory.resolve(type + ".mp4");
  }

  private static Optional<byte[]> media(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new AssertionError("cannot read " + file, e);
    }
    ByteArrayOutputStream media = new ByteArrayOutputStream();
    for (Place box : Place.all(bytes)) {
      if (box.type().equals("mdat")) {
        media.writeBytes(Arrays.copyOfRange(bytes, box.content(), box.end()));
      }
    }
    return Optional.of(media.toByteArray());
  }

  /** Ended by a signal: it ran into something that it should not have, or had to be stopped. */
  boolean isAbnormal() {
    return exitValue >= FIRST_SIGNAL;
  }

  boolean isAccepted() {
    return exitValue == 0;
  }
}
