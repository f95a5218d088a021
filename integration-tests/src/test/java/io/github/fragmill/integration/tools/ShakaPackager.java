package io.github.fragmill.integration.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shaka Packager, which decrypts what we encrypt, and encrypts what we encrypt. {@code npm ci}
 * brings it; the system property {@code fragmill.shaka.packager} or the environment variable {@code
 * FRAGMILL_SHAKA_PACKAGER} names another copy.
 */
public final class ShakaPackager {

  private static final Path BROUGHT_BY_NPM =
      Path.of("node_modules", "shaka-packager", "bin", "packager-linux-x64");

  private final String program;

  private ShakaPackager(String program) {
    this.program = program;
  }

  /** Finds Shaka Packager, or skips the test. */
  public static ShakaPackager require() {
    Optional<Path> found =
        Requirement.setting("fragmill.shaka.packager", "FRAGMILL_SHAKA_PACKAGER")
            .map(Path::of)
            .or(() -> Optional.of(BROUGHT_BY_NPM.toAbsolutePath()))
            .filter(Files::isExecutable);
    return new ShakaPackager(
        Requirement.require(found, "no Shaka Packager; run npm ci in integration-tests")
            .toString());
  }

  /** Returns the program, to be called in another way. */
  public String program() {
    return program;
  }

  /**
   * Decrypts a file of one track.
   *
   * @param type {@code video} or {@code audio}
   */
  public void decrypt(Path file, String type, TestKey key, Path output)
      throws IOException, InterruptedException {
    run(file, type, output, List.of("--enable_raw_key_decryption", "--keys", keys(key)));
  }

  /**
   * Encrypts one track of a clear file.
   *
   * @param type {@code video} or {@code audio}
   * @param scheme {@code cenc}, {@code cens}, {@code cbc1} or {@code cbcs}
   * @param options more of the program's options
   */
  public void encrypt(
      Path file, String type, String scheme, TestKey key, Path output, String... options)
      throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--enable_raw_key_encryption",
                "--protection_scheme",
                scheme,
                "--segment_duration",
                "1",
                "--keys",
                keys(key) + ":iv=" + key.ivHex()));
    arguments.addAll(List.of(options));
    if (!arguments.contains("--clear_lead")) {
      arguments.addAll(List.of("--clear_lead", "0"));
    }
    run(file, type, output, arguments);
  }

  private static String keys(TestKey key) {
    return "label=:key_id=" + key.keyIdHex() + ":key=" + key.keyHex();
  }

  private void run(Path file, String type, Path output, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(program, "in=" + file + ",stream=" + type + ",output=" + output));
    command.addAll(arguments);
    Answers.file(
        Question.of(arguments).about(type).about(file), output, () -> Command.run(command));
  }
}
