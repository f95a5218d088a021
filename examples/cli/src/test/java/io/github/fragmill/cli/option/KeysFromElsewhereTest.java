package io.github.fragmill.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that are not arguments: in files and in the environment. */
final class KeysFromElsewhereTest {

  private static final String OTHER_ID = "00112233445566778899aabbccddeeff";
  private static final String OTHER_KEY = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
  private static final String OTHER = OTHER_ID + ":" + OTHER_KEY;
  private static final String SECOND_KEY = Cli.KEY_ID + ":" + OTHER_KEY;

  private final Path folder;
  private final Path out;

  KeysFromElsewhereTest(@TempDir Path folder) {
    this.folder = folder;
    this.out = folder.resolve("out");
  }

  private Path keyFile(String name, String text) throws IOException {
    return Cli.writeKeyFile(folder.resolve(name), text);
  }

  private Cli.Run pack(Map<String, String> environment, Object... options) {
    return Cli.run(
        environment,
        Stream.concat(
                Stream.of("package", Cli.SAMPLE, "--out", out, "--iv", "0102030405060708"),
                Stream.of(options))
            .toArray());
  }

  private byte[] video() throws IOException {
    return Files.readAllBytes(out.resolve("video-360.mp4"));
  }

  @Test
  void package_keyFileOrVariable_sameAsOption() throws IOException {
    pack(Map.of(), "--key", "video=" + Cli.PAIR, "--key", "audio=" + OTHER).assertSuccess();
    byte[] expected = video();

    Path keys = keyFile("keys", "# film\nvideo=" + Cli.PAIR + "\naudio=" + OTHER + "\n");
    pack(Map.of(), "--key-file", keys, "--overwrite").assertSuccess();
    assertThat(video()).isEqualTo(expected);

    String variable = "video=" + Cli.PAIR + ", audio=" + OTHER + "\n";
    pack(Map.of("FRAGMILL_KEYS", variable), "--overwrite").assertSuccess();
    assertThat(video()).isEqualTo(expected);
  }

  @Test
  void package_optionAndVariable_optionCounts() throws IOException {
    pack(Map.of("FRAGMILL_KEYS", "nonsense"), "--key", Cli.PAIR).assertSuccess();

    assertThat(Files.readString(out.resolve("manifest.mpd"))).contains(Cli.KEY_ID_UUID);
  }

  @Test
  void package_emptyVariable_isNone() {
    Cli.run(Map.of("FRAGMILL_KEYS", " \n"), "package", Cli.SAMPLE, "--out", out).assertSuccess();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Cli.KEY,
        Cli.KEY + ":" + Cli.KEY_ID + "0",
        Cli.KEY_ID + ":" + Cli.KEY + "0",
        "vidio=" + Cli.PAIR,
        "video:1=" + Cli.PAIR,
        "audio=" + Cli.KEY,
        Cli.KEY_ID + " " + Cli.KEY
      })
  void package_badLine_isNamedAndNotRepeated(String line) throws IOException {
    Path keys = keyFile("keys", "# film\n" + line + "\n");

    Cli.Run run = pack(Map.of(), "--key-file", keys).assertFailed(2, "--key-file", "(line 2)");

    assertThat(run.err()).doesNotContain(Cli.KEY, Cli.KEY_ID, "vidio");
    assertThat(out).doesNotExist();
  }

  @Test
  void package_badVariable_isNamedAndNotRepeated() {
    pack(Map.of("FRAGMILL_KEYS", Cli.PAIR + " audio=" + Cli.KEY))
        .assertFailed(2, "FRAGMILL_KEYS (key 2)");
  }

  @Test
  void package_twoKeysForOneId_refusedWithBothPlaces() throws IOException {
    Path keys = keyFile("keys", "\naudio=" + SECOND_KEY);

    Cli.Run run =
        pack(Map.of(), "--key", "video=" + Cli.PAIR, "--key-file", keys)
            .assertFailed(2, "--key and --key-file", "(line 2): two keys", Cli.KEY_ID_UUID);

    assertThat(run.err()).doesNotContain(OTHER_KEY);
  }

  @Test
  void package_inputKeyWithTheIdOfAnother_refused() throws IOException {
    Path keys = keyFile("keys", SECOND_KEY);

    Cli.Run run =
        pack(Map.of(), "--key", Cli.PAIR, "--input-key-file", keys)
            .assertFailed(2, "--input-key and --key: two keys for key id " + Cli.KEY_ID_UUID);

    assertThat(run.err()).doesNotContain(OTHER_KEY);
  }

  @Test
  void decryptAndPackage_twoKeysForOneIdOfTheInput_refused() throws IOException {
    Path keys = keyFile("keys", Cli.PAIR + "\n" + SECOND_KEY);
    Map<String, String> variables =
        Map.of(
            "FRAGMILL_KEYS",
            Cli.PAIR + "," + SECOND_KEY,
            "FRAGMILL_INPUT_KEYS",
            Cli.PAIR + "," + SECOND_KEY);
    Path clear = folder.resolve("clear.mp4");
    for (Cli.Run run :
        List.of(
            Cli.run("decrypt", Cli.SAMPLE, "--out", clear, "--key", Cli.PAIR, "--key", SECOND_KEY),
            Cli.run("decrypt", Cli.SAMPLE, "--out", clear, "--key-file", keys),
            Cli.run(variables, "decrypt", Cli.SAMPLE, "--out", clear),
            pack(Map.of(), "--input-key", Cli.PAIR, "--input-key", SECOND_KEY),
            pack(Map.of(), "--input-key-file", keys),
            pack(Map.of("FRAGMILL_INPUT_KEYS", variables.get("FRAGMILL_INPUT_KEYS"))))) {
      run.assertFailed(2, "two different keys for key id " + Cli.KEY_ID_UUID);
      assertThat(run.err()).doesNotContain(OTHER_KEY);
    }
    assertThat(clear).doesNotExist();
    assertThat(out).doesNotExist();
  }

  /** With rotation a key may be used again, but not with the id of another one. */
  @Test
  void package_keyRotationWithOneIdTwice_refusedUnlessItIsTheSameKey() {
    pack(Map.of(), "--key", Cli.PAIR, "--key", SECOND_KEY, "--key-rotation", "4")
        .assertFailed(2, "two keys for key id " + Cli.KEY_ID_UUID);
    pack(Map.of(), "--key", Cli.PAIR, "--key", OTHER, "--key", Cli.PAIR, "--key-rotation", "4")
        .assertSuccess();
  }

  @Test
  void decryptAndPackage_encryptedInput_takeKeysFromElsewhere() throws IOException {
    pack(Map.of(), "--key", Cli.PAIR).assertSuccess();
    Path input = out.resolve("video-360.mp4");
    Path keys = keyFile("keys", Cli.PAIR);
    Map<String, String> variable = Map.of("FRAGMILL_KEYS", Cli.PAIR);
    Map<String, String> inputVariable = Map.of("FRAGMILL_INPUT_KEYS", Cli.PAIR);
    Path first = folder.resolve("1.mp4");
    Path second = folder.resolve("2.mp4");

    Cli.run("decrypt", input, "--key-file", keys, "--out", first).assertSuccess();
    Cli.run(variable, "decrypt", input, "--out", second).assertSuccess();
    assertThat(first).hasSameBinaryContentAs(second);
    Cli.run("decrypt", input, "--out", second).assertFailed(2, "--key-file", "FRAGMILL_KEYS");

    Cli.run("package", input, "--input-key-file", keys, "--out", folder.resolve("again"))
        .assertSuccess();
    Cli.run(inputVariable, "package", input, "--out", folder.resolve("more")).assertSuccess();
    Cli.run(variable, "package", input, "--out", folder.resolve("not"))
        .assertFailed(1, "is encrypted");
  }
}
