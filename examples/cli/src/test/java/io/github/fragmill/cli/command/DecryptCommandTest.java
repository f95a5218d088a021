package io.github.fragmill.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.cli.Cli;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DecryptCommandTest {

  private static final String OTHER_PAIR =
      "00112233445566778899aabbccddeeff:" + "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

  private final Path folder;
  private final Path clear;

  DecryptCommandTest(@TempDir Path folder) {
    this.folder = folder;
    this.clear = folder.resolve("clear.mp4");
  }

  /**
   * Encrypts the sample; returns the folder with {@code video-360.mp4} and {@code audio-en.mp4}.
   */
  private Path encrypted(Object... options) {
    Path out = folder.resolve("encrypted");
    Cli.run(
            Stream.concat(
                    Stream.of("package", Cli.SAMPLE, "--out", out, "--key", Cli.PAIR),
                    Stream.of(options))
                .toArray())
        .assertSuccess();
    return out;
  }

  private Cli.Run decrypt(Object... arguments) {
    return Cli.run(Stream.concat(Stream.of("decrypt"), Stream.of(arguments)).toArray());
  }

  private static List<String> formats(Path file) {
    return Cli.run("inspect", file, "--json").assertSuccess().out().lines().toList();
  }

  @Test
  void call_severalInputs_oneFileWithAllTracks() throws IOException {
    Path packaged = encrypted();

    Cli.Run run =
        decrypt(
                packaged.resolve("video-360.mp4"),
                packaged.resolve("audio-en.mp4"),
                "--key",
                Cli.PAIR,
                "--out",
                clear)
            .assertSuccess();

    assertThat(run.out())
        .contains("2 tracks", Files.size(clear) + " bytes")
        .doesNotContain(Cli.KEY);
    assertThat(String.join("", formats(clear))).contains("avc1.64001f", "mp4a.40.2");
    assertThat(Cli.names(folder)).containsExactly("clear.mp4", "encrypted");
  }

  @Test
  void call_initAndSegments_areOneInput() throws IOException {
    Path packaged = encrypted("--profile", "live");
    List<Object> arguments = new ArrayList<>();
    Path rendition = packaged.resolve("audio-en");
    arguments.add(rendition.resolve("init.mp4"));
    for (int number = 1; Files.exists(rendition.resolve(number + ".m4s")); number++) {
      arguments.add(rendition.resolve(number + ".m4s"));
    }
    arguments.addAll(List.of("--key", Cli.PAIR, "--out", clear));

    assertThat(decrypt(arguments.toArray()).assertSuccess().out()).contains("1 tracks");
  }

  @Test
  void call_otherKey_namesTheIdAndLeavesNothing() throws IOException {
    Path packaged = encrypted();

    decrypt(packaged.resolve("video-360.mp4"), "--key", OTHER_PAIR, "--out", clear)
        .assertFailed(1, "no key for key id " + Cli.KEY_ID_UUID);

    assertThat(Cli.names(folder)).containsExactly("encrypted");
  }

  @Test
  void call_existingFile_isKeptWithoutOverwrite() throws IOException {
    Path input = encrypted().resolve("audio-en.mp4");
    Files.writeString(clear, "precious");

    decrypt(input, "--key", Cli.PAIR, "--out", clear).assertFailed(1, "--overwrite");
    assertThat(clear).hasContent("precious");

    decrypt(input, "--key", Cli.PAIR, "--out", clear, "--overwrite", "--quiet").assertSuccess();
    assertThat(Files.size(clear)).isGreaterThan(1000);
    assertThat(Cli.names(folder)).containsExactly("clear.mp4", "encrypted");
  }

  @Test
  void call_leftoverOfAKilledProcess_isDeleted() throws IOException {
    Path packaged = encrypted();
    String id = "01234567-89ab-cdef-0123-456789abcdef";
    Files.writeString(folder.resolve(".clear.mp4.unfinished-" + id), "half of it");
    Files.writeString(folder.resolve(".other.mp4.unfinished-" + id), "of another file");

    decrypt(packaged.resolve("audio-en.mp4"), "--key", Cli.PAIR, "--out", clear).assertSuccess();

    assertThat(Cli.names(folder))
        .containsExactlyInAnyOrder("clear.mp4", "encrypted", ".other.mp4.unfinished-" + id);
  }

  @Test
  void call_fileThatAnotherProcessWrites_isLeftAlone() throws IOException {
    Path packaged = encrypted();
    Path alive = folder.resolve(".clear.mp4.unfinished-01234567-89ab-cdef-0123-456789abcdef");
    try (FileChannel channel =
            FileChannel.open(alive, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      decrypt(packaged.resolve("audio-en.mp4"), "--key", Cli.PAIR, "--out", clear).assertSuccess();
      assertThat(alive).exists();
    }
    assertThat(clear).exists();
  }

  @Test
  void call_outputIsAnInput_isRefused() {
    Path input = encrypted().resolve("audio-en.mp4");

    decrypt(input, "--key", Cli.PAIR, "--out", input, "--overwrite").assertFailed(2, "is an input");
  }

  @Test
  void call_badKey_isRefusedWithoutIt() {
    decrypt(Cli.SAMPLE, "--key", Cli.KEY_ID + ":" + Cli.KEY + "00", "--out", clear)
        .assertFailed(2, "--key: ");
  }

  @Test
  void package_encryptedInput_needsItsKey() throws IOException {
    Path input = encrypted().resolve("video-360.mp4");
    Path out = folder.resolve("again");

    Cli.run("package", input, "--out", out)
        .assertFailed(1, "is encrypted (cbcs)", "key id " + Cli.KEY_ID_UUID);
    Cli.run("package", input, "--out", out, "--input-key", Cli.PAIR, "--key").assertFailed(2);
    Cli.run("package", input, "--out", out, "--input-key", Cli.PAIR, "--key", OTHER_PAIR)
        .assertSuccess();

    assertThat(Files.readString(out.resolve("manifest.mpd")))
        .contains("00112233-4455-6677-8899-aabbccddeeff")
        .doesNotContain(Cli.KEY_ID_UUID);
  }
}
