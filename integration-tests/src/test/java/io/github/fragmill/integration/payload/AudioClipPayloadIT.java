package io.github.fragmill.integration.payload;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.integration.clips.AudioClip;
import io.github.fragmill.integration.clips.CodecClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
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

/**
 * Codecs of audio, in clips of our own making. One of each codec is in the table of codecs instead.
 */
@Execution(ExecutionMode.CONCURRENT)
class AudioClipPayloadIT {

  static Stream<Arguments> everyClipModeAndLayout() {
    return Arrays.stream(AudioClip.values())
        .filter(clip -> !CodecClip.includes(clip.name()))
        .flatMap(
            clip ->
                Arrays.stream(Mode.values())
                    .flatMap(
                        mode ->
                            OwnClipPayloadIT.layouts(mode)
                                .map(layout -> Arguments.of(clip, mode, layout))));
  }

  @ParameterizedTest
  @MethodSource("everyClipModeAndLayout")
  void packageTo_everyModeAndLayout_othersReadTheSource(
      AudioClip clip, Mode mode, Layout layout, @TempDir Path directory) throws Exception {
    PayloadProof proof = PayloadProof.of(clip.file(), mode, layout, directory);

    proof.assertFfmpegFindsTheSource();
    if (mode.encrypts()) {
      proof.assertShakaPackagerFindsTheSourceOr(clip.shakaPackagerRefusal());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AAC_XHE")
  void packageTo_everyClip_isPresentedWhenTheSourceIs(AudioClip clip, @TempDir Path directory)
      throws Exception {
    PayloadProof.of(clip.file(), Mode.CLEAR, Layout.SINGLE_FILE, directory)
        .assertPresentationTimesAreTheSources();
    PayloadProof.of(clip.file(), Mode.CBCS, Layout.NUMBERED_SEGMENTS, directory)
        .assertPresentationTimesAreTheSources();
  }

  @ParameterizedTest
  @EnumSource(names = {"ENHANCED_AC3", "OPUS", "OPUS_BEGINS_LATE", "FLAC", "MP3"})
  void packageTo_audioBesideVideo_keepsItsDistance(AudioClip clip, @TempDir Path directory)
      throws Exception {
    for (Mode mode : Mode.OF_PLAYERS) {
      for (Layout layout : Packagers.LAYOUTS) {
        PayloadProof.of(clip.file(), mode, layout, directory).assertOffsetIsTheSources();
      }
    }
  }
}
