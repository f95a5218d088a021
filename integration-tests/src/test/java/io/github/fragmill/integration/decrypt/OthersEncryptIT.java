package io.github.fragmill.integration.decrypt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Decryptor;
import io.github.fragmill.integration.clips.EditedClip;
import io.github.fragmill.integration.clips.OwnClip;
import io.github.fragmill.integration.mp4.Box;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.tools.Ffmpeg;
import io.github.fragmill.integration.tools.Ffprobe;
import io.github.fragmill.integration.tools.Ffprobe.Times;
import io.github.fragmill.integration.tools.PacketStream;
import io.github.fragmill.integration.tools.ShakaPackager;
import io.github.fragmill.integration.tools.TestKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Encrypted by Shaka Packager and by ffmpeg, decrypted or packaged by us. */
@Execution(ExecutionMode.CONCURRENT)
class OthersEncryptIT {

  /** The options of Shaka Packager. */
  enum Way {
    CENC("cenc"),
    CENS("cens"),
    CBC1("cbc1"),
    CBCS("cbcs"),
    CENS_5_5("cens", "--crypt_byte_block", "5", "--skip_byte_block", "5"),
    CBCS_5_5("cbcs", "--crypt_byte_block", "5", "--skip_byte_block", "5"),
    CLEAR_LEAD("cbcs", "--clear_lead", "2"),
    ROTATION("cenc", "--crypto_period_duration", "1"),
    ROTATION_AFTER_CLEAR_LEAD("cbcs", "--clear_lead", "1", "--crypto_period_duration", "1");

    private final String scheme;

    @SuppressWarnings("ImmutableEnumChecker") // A list of strings.
    private final List<String> options;

    Way(String scheme, String... options) {
      this.scheme = scheme;
      this.options = List.of(options);
    }

    Path encrypt(String type, Path directory) throws IOException, InterruptedException {
      Path file = directory.resolve(name() + "-" + type + ".mp4");
      boolean isChained = scheme.startsWith("cbc");
      ShakaPackager.require()
          .encrypt(
              OwnClip.MOOV_LAST.file(),
              type,
              scheme,
              isChained ? TestKey.WITH_LONG_IV : TestKey.WITH_SHORT_IV,
              file,
              options.toArray(String[]::new));
      return file;
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void decrypt_encryptedByShakaPackager_isTheSource(Way way, @TempDir Path directory)
      throws Exception {
    Path video = way.encrypt("video", directory);
    Path audio = way.encrypt("audio", directory);

    Decrypted decrypted = Decrypted.of(directory.resolve("clear.mp4"), video, audio);

    assertIsTheSource(decrypted);
    decrypted.assertPresentedAs(video, "video");
    decrypted.assertPresentedAs(audio, "audio");
    decrypted.assertPlays();
  }

  @Test
  void decrypt_progressiveFileEncryptedByFfmpeg_isTheSource(@TempDir Path directory)
      throws Exception {
    Path encrypted = encryptedByFfmpeg(directory);

    Decrypted decrypted = Decrypted.of(directory.resolve("clear.mp4"), encrypted);

    assertIsTheSource(decrypted);
    decrypted.assertPresentedAs(encrypted, "video");
    decrypted.assertPresentedAs(encrypted, "audio");
    decrypted.assertPlays();
  }

  /** What belongs to a sample goes by its number in the source, whichever samples are left out. */
  @ParameterizedTest
  @EnumSource(EditedClip.class)
  void packageTo_piecesOfAnEncryptedClip_areThoseOfTheClearOne(
      EditedClip edits, @TempDir Path directory) throws Exception {
    Source clear = Source.bytes("clip.mp4", edits.of(OwnClip.MOOV_LAST.file()));
    Source encrypted = Source.bytes("clip.mp4", edits.of(encryptedByFfmpeg(directory)));
    TestKey key = TestKey.WITH_SHORT_IV;
    Decryptor keys = Decryptor.of(ContentKey.of(key.keyIdHex(), key.keyHex()));

    MemoryClip expected = MemoryClip.of(packager(clear));
    MemoryClip found = MemoryClip.of(packager(encrypted).decryption(keys));

    for (String name : List.of("video-180.mp4", "video-180-trick.mp4", "audio.mp4")) {
      assertThat(media(found.file(name))).as(name).isEqualTo(media(expected.file(name)));
    }
  }

  private static Packager packager(Source source) {
    return Packagers.of(source, Mode.CLEAR, Layout.SINGLE_FILE).trickPlay();
  }

  private static List<ByteBuffer> media(byte[] file) {
    return Box.all(Box.parse(file), "mdat").stream().map(Box::content).toList();
  }

  private static Path encryptedByFfmpeg(Path directory) throws IOException, InterruptedException {
    Path encrypted = directory.resolve("encrypted.mp4");
    Ffmpeg.require()
        .run(
            List.of(
                "-i",
                OwnClip.MOOV_LAST.file().toString(),
                "-c",
                "copy",
                "-encryption_scheme",
                "cenc-aes-ctr",
                "-encryption_key",
                TestKey.WITH_SHORT_IV.keyHex(),
                "-encryption_kid",
                TestKey.WITH_SHORT_IV.keyIdHex()),
            encrypted);
    return encrypted;
  }

  private static void assertIsTheSource(Decrypted decrypted)
      throws IOException, InterruptedException {
    for (PacketStream source : Ffprobe.require().list(OwnClip.MOOV_LAST.file(), Times.MEDIA)) {
      decrypted.first(source.type()).assertSameMedia(source.type(), source);
    }
  }
}
