package io.github.fragmill.integration.decrypt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Decryptor;
import io.github.fragmill.integration.tools.Command;
import io.github.fragmill.integration.tools.Ffprobe;
import io.github.fragmill.integration.tools.Ffprobe.Times;
import io.github.fragmill.integration.tools.Packet;
import io.github.fragmill.integration.tools.PacketStream;
import io.github.fragmill.integration.tools.Requirement;
import io.github.fragmill.integration.tools.TestKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What our decryptor makes of encrypted files, in the words of ffprobe. */
record Decrypted(Path file, List<PacketStream> streams) {

  private static final int KEY_BYTES = 16;

  static Decrypted of(Path output, Path... encrypted) throws IOException, InterruptedException {
    List<Source> sources = new ArrayList<>();
    for (Path file : encrypted) {
      sources.add(Source.file(file));
    }
    try (OutputStream stream = Files.newOutputStream(output)) {
      Decryptor.of(keys()).open(sources).writeTo(stream);
    }
    return new Decrypted(output, Ffprobe.require().list(output, Times.MEDIA));
  }

  /**
   * The test key, and what Shaka Packager makes of it when keys rotate: key and id, moved by a byte
   * more in each period.
   */
  private static List<ContentKey> keys() {
    List<ContentKey> keys = new ArrayList<>();
    for (int period = 0; period < KEY_BYTES; period++) {
      keys.add(
          ContentKey.of(
              rotated(TestKey.WITH_LONG_IV.keyIdHex(), period),
              rotated(TestKey.WITH_LONG_IV.keyHex(), period)));
    }
    return keys;
  }

  private static String rotated(String hex, int bytes) {
    return hex.substring(2 * bytes) + hex.substring(0, 2 * bytes);
  }

  /** Returns the first track of a type. */
  PacketStream first(String type) {
    return streams.stream().filter(it -> it.type().equals(type)).findFirst().orElseThrow();
  }

  /** Every sample is presented when it is in the encrypted file, which shows its times as well. */
  void assertPresentedAs(Path encrypted, String type) throws IOException, InterruptedException {
    List<Packet> found = packets(file, type);
    List<Packet> expected = packets(encrypted, type);
    assertThat(found).as(type).isNotEmpty().hasSameSizeAs(expected);
    for (int number = 0; number < found.size(); number++) {
      assertThat(found.get(number).presentationTicks())
          .as("%s: sample %s", type, number)
          .isEqualTo(expected.get(number).presentationTicks());
      assertThat(found.get(number).decodeTicks())
          .as("%s: sample %s", type, number)
          .isEqualTo(expected.get(number).decodeTicks());
    }
  }

  private static List<Packet> packets(Path file, String type)
      throws IOException, InterruptedException {
    // Read as a stream: segments after one another end too early for ffprobe otherwise.
    return Ffprobe.require()
        .decrypt(file, Times.PRESENTATION, TestKey.WITH_LONG_IV.keyHex())
        .stream()
        .filter(it -> it.type().equals(type))
        .findFirst()
        .orElseThrow()
        .packets();
  }

  /** ffmpeg decodes everything without a word. */
  void assertPlays() throws IOException, InterruptedException {
    String ffmpeg = Requirement.require(Command.find("ffmpeg"), "no ffmpeg on the PATH").toString();
    String messages =
        Command.run(
            List.of(
                "/bin/sh",
                "-c",
                ffmpeg + " -v error -nostdin -xerror -i \"" + file + "\" -f null - 2>&1"));
    assertThat(messages).isEmpty();
  }
}
