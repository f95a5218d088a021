package io.github.fragmill.proof.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.proof.clips.SoundClip;
import io.github.fragmill.proof.mp4.Box;
import io.github.fragmill.proof.packaging.Mode;
import io.github.fragmill.proof.packaging.PackagedClip;
import io.github.fragmill.proof.tools.Ffprobe;
import io.github.fragmill.proof.tools.ShakaPackager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every codec of sound, in clips of our own making. */
@Execution(ExecutionMode.CONCURRENT)
class SoundClipPayloadTest {

  static Stream<Arguments> everyClipModeAndLayout() {
    return Arrays.stream(SoundClip.values())
        .filter(clip -> clip != SoundClip.AAC_XHE)
        .flatMap(
            clip ->
                Arrays.stream(Mode.values())
                    .flatMap(
                        mode ->
                            OwnClipPayloadTest.layouts(mode)
                                .map(layout -> Arguments.of(clip, mode, layout))));
  }

  @ParameterizedTest
  @MethodSource("everyClipModeAndLayout")
  void packageTo_everyModeAndLayout_othersReadTheSource(
      SoundClip clip, Mode mode, Layout layout, @TempDir Path directory) throws Exception {
    PayloadProof proof = PayloadProof.of(clip.file(), mode, layout, directory);

    proof.assertFfmpegFindsTheSource();
    if (mode.encrypts()) {
      proof.assertShakaPackagerFindsTheSourceOr(clip.shakaPackagerRefusal());
    }
  }

  /** ffprobe 5.1 does not open xHE-AAC. Nothing but its samples is in the {@code mdat} of this. */
  @ParameterizedTest
  @EnumSource(Mode.class)
  void packageTo_xheAac_shakaPackagerFindsTheSource(Mode mode, @TempDir Path directory)
      throws Exception {
    Path clip = SoundClip.AAC_XHE.file();
    assertThatThrownBy(() -> Ffprobe.require().list(clip, Ffprobe.Times.MEDIA))
        .isInstanceOf(IOException.class);

    Path file = PackagedClip.of(clip, mode, Layout.SINGLE_FILE, directory).first("audio").file();
    assertThat(media(file).equals(media(clip))).isEqualTo(!mode.encrypts());
    if (mode.encrypts()) {
      Path decrypted = directory.resolve("decrypted.mp4");
      ShakaPackager.require().decrypt(file, "audio", mode.key(), decrypted);
      assertThat(media(decrypted)).isEqualTo(media(clip));
    }
  }

  private static ByteBuffer media(Path file) throws IOException {
    ByteArrayOutputStream media = new ByteArrayOutputStream();
    for (Box mdat : Box.all(Box.parse(Files.readAllBytes(file)), "mdat")) {
      byte[] content = new byte[mdat.content().remaining()];
      mdat.content().duplicate().get(content);
      media.writeBytes(content);
    }
    return ByteBuffer.wrap(media.toByteArray());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AAC_XHE")
  void packageTo_everyClip_isPresentedWhenTheSourceIs(SoundClip clip, @TempDir Path directory)
      throws Exception {
    PayloadProof.of(clip.file(), Mode.CLEAR, Layout.SINGLE_FILE, directory)
        .assertPresentationTimesAreTheSources();
    PayloadProof.of(clip.file(), Mode.CBCS, Layout.SEGMENT_FILES, directory)
        .assertPresentationTimesAreTheSources();
  }

  @ParameterizedTest
  @EnumSource(names = {"ENHANCED_AC3", "OPUS", "OPUS_BEGINS_LATE", "FLAC", "MP3"})
  void packageTo_soundBesideAPicture_keepsItsDistance(SoundClip clip, @TempDir Path directory)
      throws Exception {
    for (Mode mode : Mode.OF_PLAYERS) {
      for (Layout layout : Layout.values()) {
        PayloadProof.of(clip.file(), mode, layout, directory).assertOffsetIsTheSources();
      }
    }
  }
}
