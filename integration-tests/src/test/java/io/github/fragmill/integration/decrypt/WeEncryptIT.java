package io.github.fragmill.integration.decrypt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Decryptor;
import io.github.fragmill.integration.clips.OwnClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.PackagedClip;
import io.github.fragmill.integration.packaging.PackagedTrack;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.tools.Ffprobe;
import io.github.fragmill.integration.tools.Ffprobe.Times;
import io.github.fragmill.integration.tools.PacketStream;
import io.github.fragmill.integration.tools.TestKey;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Encrypted by us: decrypted by us, and packaged once more into another scheme. */
@Execution(ExecutionMode.CONCURRENT)
class WeEncryptIT {

  private static final OwnClip CLIP = OwnClip.MOOV_LAST;

  @ParameterizedTest
  @EnumSource(Mode.class)
  void decrypt_encryptedByUs_isTheSource(Mode mode, @TempDir Path directory) throws Exception {
    assertIsTheSource(CLIP, mode, Layout.SINGLE_FILE, directory);
  }

  @ParameterizedTest
  @EnumSource(
      value = OwnClip.class,
      names = {
        "H265_OPEN_GOP",
        "AV1_ALTREF",
        "AV1_MANY_TILES",
        "VP9_SUPERFRAMES",
        "SEVERAL_SLICES"
      })
  void decrypt_everyCodec_isTheSource(OwnClip clip, @TempDir Path directory) throws Exception {
    assertIsTheSource(clip, Mode.CBCS, Layout.NUMBERED_SEGMENTS, directory);
  }

  private static void assertIsTheSource(OwnClip clip, Mode mode, Layout layout, Path directory)
      throws Exception {
    PackagedClip packaged = PackagedClip.of(clip.file(), mode, layout, directory);
    Path[] files = packaged.tracks().stream().map(PackagedTrack::file).toArray(Path[]::new);

    Decrypted decrypted = Decrypted.of(directory.resolve("clear.mp4"), files);

    assertThat(decrypted.streams()).hasSameSizeAs(packaged.tracks());
    for (PackagedTrack track : packaged.tracks()) {
      PacketStream source =
          Ffprobe.require().list(clip.file(), Times.MEDIA).stream()
              .filter(it -> it.trackId() == track.sourceTrackId())
              .findFirst()
              .orElseThrow();
      decrypted.first(track.type()).assertSameMedia(track.id(), source);
      decrypted.assertPresentedAs(track.file(), track.type());
    }
    decrypted.assertPlays();
  }

  @ParameterizedTest
  @CsvSource({"CENC,CBCS", "CBCS,CENC", "CBC1,CLEAR", "CENS,CBCS"})
  void packageTo_encryptedInput_othersReadTheSource(Mode from, Mode to, @TempDir Path directory)
      throws Exception {
    PackagedClip first =
        PackagedClip.of(CLIP.file(), from, Layout.SINGLE_FILE, directory.resolve("first"));
    TestKey key = TestKey.WITH_LONG_IV;
    Decryptor keys = Decryptor.of(ContentKey.of(key.keyIdHex(), key.keyHex()));
    for (PackagedTrack track : first.tracks()) {
      Packager again =
          Packagers.of(Source.file(track.file()), to, Layout.SINGLE_FILE).decryption(keys);
      PackagedTrack second =
          PackagedClip.of(again, directory.resolve("again-" + track.id())).tracks().get(0);

      List<PacketStream> found =
          to.encrypts()
              ? Ffprobe.require().decrypt(second.file(), Times.MEDIA, to.key().keyHex())
              : Ffprobe.require().list(second.file(), Times.MEDIA);

      PacketStream source =
          Ffprobe.require().list(CLIP.file(), Times.MEDIA).stream()
              .filter(it -> it.type().equals(track.type()))
              .findFirst()
              .orElseThrow();
      found.get(0).assertSameMedia(track.id(), source);
    }
  }
}
