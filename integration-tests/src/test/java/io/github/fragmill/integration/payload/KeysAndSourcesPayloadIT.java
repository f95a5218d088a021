package io.github.fragmill.integration.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.integration.clips.OwnClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.PackagedClip;
import io.github.fragmill.integration.packaging.PackagedTrack;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.tools.Ffprobe;
import io.github.fragmill.integration.tools.Ffprobe.Times;
import io.github.fragmill.integration.tools.PacketStream;
import io.github.fragmill.integration.tools.ShakaPackager;
import io.github.fragmill.integration.tools.TestKey;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Other IVs, a key for each track, tracks from several files. */
class KeysAndSourcesPayloadIT {

  private static final TestKey VIDEO_KEY = TestKey.WITH_LONG_IV;
  private static final TestKey AUDIO_KEY =
      new TestKey(
          "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff",
          "e0e1e2e3e4e5e6e7e8e9eaebecedeeef",
          VIDEO_KEY.ivHex());

  private final Path directory;

  KeysAndSourcesPayloadIT(@TempDir Path directory) {
    this.directory = directory.resolve("out");
  }

  /** Where 16 bytes end in {@code fe}, the block counter wraps within the first sample. */
  @ParameterizedTest
  @CsvSource({
    "CENC, 2021222324252627", "CENC, 202122232425262728292a2b2c2d2e2f",
    "CBCS, 2021222324252627", "CBCS, 202122232425262728292a2b2c2d2e2f",
    "CENC, ffffffffffffffff", "CENC, 2021222324252627fffffffffffffffe",
    "CENS, 2021222324252627", "CENS, 2021222324252627fffffffffffffffe",
    "CBC1, 202122232425262728292a2b2c2d2e2f", "CBC1, ffffffffffffffffffffffffffffffff"
  })
  void packageTo_anyIv_othersReadTheSource(Scheme scheme, String iv) throws Exception {
    Path clip = OwnClip.MOOV_LAST.file();
    PackagedClip packaged =
        packaged(
            clip,
            CommonEncryption.builder(scheme)
                .key(TrackSelector.all(), contentKey(VIDEO_KEY))
                .iv(InitializationVector.of(iv))
                .build());

    assertThat(packaged.tracks()).hasSize(2);
    for (PackagedTrack track : packaged.tracks()) {
      assertReadable(track, VIDEO_KEY, clip);
    }
  }

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void packageTo_keyForEachType_othersReadTheSource(Scheme scheme) throws Exception {
    Path clip = OwnClip.MOOV_LAST.file();
    PackagedClip packaged =
        packaged(
            clip,
            CommonEncryption.builder(scheme)
                .key(TrackSelector.audio(), contentKey(AUDIO_KEY))
                .key(TrackSelector.video(), contentKey(VIDEO_KEY))
                .build());

    assertReadable(packaged.first("video"), VIDEO_KEY, clip);
    assertReadable(packaged.first("audio"), AUDIO_KEY, clip);
  }

  @Test
  void packageTo_audioInAFileOfItsOwn_othersReadTheSources() throws Exception {
    Path video = OwnClip.VIDEO_ONLY.file();
    Path audio = OwnClip.AUDIO_ONLY.file();
    PackagedClip packaged =
        PackagedClip.of(
            Packager.of(Source.file(video), Source.file(audio))
                .protect(CommonEncryption.cbcs(contentKey(VIDEO_KEY)))
                .manifest(DashManifest.onDemand()),
            directory);

    assertReadable(packaged.first("video"), VIDEO_KEY, video);
    assertReadable(packaged.first("audio"), VIDEO_KEY, audio);
  }

  private PackagedClip packaged(Path clip, CommonEncryption encryption) throws Exception {
    return PackagedClip.of(
        Packagers.of(Source.file(clip), Mode.CLEAR, Layout.SINGLE_FILE).protect(encryption),
        directory);
  }

  private static ContentKey contentKey(TestKey key) {
    return ContentKey.of(key.keyIdHex(), key.keyHex());
  }

  private static void assertReadable(PackagedTrack track, TestKey key, Path clip) throws Exception {
    Ffprobe ffprobe = Ffprobe.require();
    Path decrypted = track.file().resolveSibling(track.id() + ".decrypted.mp4");
    ShakaPackager.require().decrypt(track.file(), track.type(), key, decrypted);

    PacketStream source = SourcePackets.track(clip, track.sourceTrackId(), Times.MEDIA);
    ffprobe
        .decrypt(track.file(), Times.MEDIA, key.keyHex())
        .get(0)
        .assertSameMedia(
            "ffmpeg: " + track.id(), source, FfmpegCorners.of(track.file(), key.keyHex()));
    ffprobe
        .list(decrypted, Times.MEDIA)
        .get(0)
        .assertSameMedia("Shaka Packager: " + track.id(), source);
  }
}
