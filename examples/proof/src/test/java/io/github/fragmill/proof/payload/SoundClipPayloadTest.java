package io.github.fragmill.proof.payload;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.proof.clips.SoundClip;
import io.github.fragmill.proof.packaging.Mode;
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

  static Stream<Arguments> everyClipAndMode() {
    return Arrays.stream(SoundClip.values())
        .flatMap(clip -> Arrays.stream(Mode.values()).map(mode -> Arguments.of(clip, mode)));
  }

  @ParameterizedTest
  @MethodSource("everyClipAndMode")
  void packageTo_everyMode_othersReadTheSource(SoundClip clip, Mode mode, @TempDir Path directory)
      throws Exception {
    PayloadProof proof = PayloadProof.of(clip.file(), mode, Layout.SINGLE_FILE, directory);

    proof.assertFfmpegFindsTheSource();
    if (mode.encrypts() && clip.isReadByShakaPackager()) {
      proof.assertShakaPackagerFindsTheSource();
    }
  }

  @ParameterizedTest
  @EnumSource(SoundClip.class)
  void packageTo_everyClip_isPresentedWhenTheSourceIs(SoundClip clip, @TempDir Path directory)
      throws Exception {
    PayloadProof.of(clip.file(), Mode.CBCS, Layout.SEGMENT_FILES, directory)
        .assertPresentationTimesAreTheSources();
  }
}
