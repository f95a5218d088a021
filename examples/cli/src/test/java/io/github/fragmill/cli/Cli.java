package io.github.fragmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.cli.terminal.Streams;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs commands inside the test's JVM. */
public final class Cli {

  public static final String SAMPLE = Path.of("..", "media", "sample.mp4").toString();
  public static final String KEY_ID = "eb676abbcb345e96bbcf616630f1a3da";
  public static final String KEY_ID_UUID = "eb676abb-cb34-5e96-bbcf-616630f1a3da";
  public static final String KEY = "100b6c20940f779a4589152b57d2dacb";
  public static final String PAIR = KEY_ID + ":" + KEY;

  private Cli() {}

  /** The result of a command: its exit code and its output. */
  public record Run(int exitCode, String out, String err) {

    /** Checks for success with empty stderr. */
    public Run assertSuccess() {
      assertThat(err).isEmpty();
      assertThat(exitCode).isZero();
      return this;
    }

    /** Checks for one line on stderr, nothing on stdout, and an exit code. */
    public Run assertFailed(int expectedExitCode, String... messageParts) {
      assertThat(out).isEmpty();
      assertThat(err.lines()).hasSize(1);
      assertThat(err).startsWith("fragmill: ").doesNotContain(KEY);
      assertThat(messageParts).allSatisfy(part -> assertThat(err).contains(part));
      assertThat(exitCode).isEqualTo(expectedExitCode);
      return this;
    }
  }

  public static Run run(Object... args) {
    return run(Map.of(), args);
  }

  public static Run run(Map<String, String> environment, Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Streams streams = new Streams(new PrintWriter(out), new PrintWriter(err));
    int exitCode = run(streams, environment, args);
    return new Run(exitCode, out.toString(), err.toString());
  }

  /** Runs a command and returns its exit code. */
  public static int run(Streams streams, Map<String, String> environment, Object... args) {
    return Main.run(
        streams, environment, Stream.of(args).map(Object::toString).toArray(String[]::new));
  }

  /** Writes a file that only its owner may read. */
  public static Path writeKeyFile(Path file, String text) throws IOException {
    Files.writeString(file, text);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    return file;
  }

  /** Returns the names in a directory, hidden ones too. */
  public static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
