package io.github.fragmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs commands inside the test's JVM. */
final class Cli {

  static final String SAMPLE = Path.of("..", "media", "sample.mp4").toString();
  static final String KEY_ID = "eb676abbcb345e96bbcf616630f1a3da";
  static final String KEY_ID_UUID = "eb676abb-cb34-5e96-bbcf-616630f1a3da";
  static final String KEY = "100b6c20940f779a4589152b57d2dacb";
  static final String PAIR = KEY_ID + ":" + KEY;

  private Cli() {}

  /** What a command left: its exit code and what it printed. */
  record Run(int exitCode, String out, String err) {

    /** Checks for success without a word on stderr. */
    Run assertWentWell() {
      assertThat(err).isEmpty();
      assertThat(exitCode).isZero();
      return this;
    }

    /** Checks for one line on stderr, nothing on stdout, and an exit code. */
    Run assertFailed(int expectedExitCode, String... messageParts) {
      assertThat(out).isEmpty();
      assertThat(err.lines()).hasSize(1);
      assertThat(err).startsWith("fragmill: ").doesNotContain(KEY);
      assertThat(messageParts).allSatisfy(part -> assertThat(err).contains(part));
      assertThat(exitCode).isEqualTo(expectedExitCode);
      return this;
    }
  }

  static Run run(Object... args) {
    return run(Map.of(), args);
  }

  static Run run(Map<String, String> environment, Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Main.run(
            new Streams(new PrintWriter(out), new PrintWriter(err)),
            environment,
            Stream.of(args).map(Object::toString).toArray(String[]::new));
    return new Run(exitCode, out.toString(), err.toString());
  }

  /** Returns the names in a directory, hidden ones too. */
  static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
