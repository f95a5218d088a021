package io.github.fragmill.integration.timing;

import io.github.fragmill.integration.clips.AudioClip;
import io.github.fragmill.integration.clips.EditedClip;
import io.github.fragmill.integration.clips.LateClip;
import io.github.fragmill.integration.clips.OwnClip;
import io.github.fragmill.integration.clips.SharedClip;
import io.github.fragmill.integration.clips.SharedMedia;
import io.github.fragmill.integration.clips.TrimmedClip;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every track begins and ends when the source's does, after its edit list; one that begins late is
 * presented from 0 on.
 */
@Execution(ExecutionMode.CONCURRENT)
class TimingIT {

  static Stream<SharedClip> shared() {
    return SharedClip.packaged();
  }

  @ParameterizedTest
  @EnumSource(OwnClip.class)
  void packageTo_ownClip_beginsAndEndsAsTheSource(OwnClip clip, @TempDir Path directory)
      throws Exception {
    TimingProof.of(clip.file(), directory).assertTimesAreTheSources();
  }

  /** ffprobe 5.1 does not open xHE-AAC. */
  @Test
  void packageTo_xheAac_beginsAndEndsAsTheSource(@TempDir Path directory) throws Exception {
    TimingProof.of(AudioClip.AAC_XHE.file(), directory).assertBoxesHaveTheSourcesTimes();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AAC_XHE")
  void packageTo_audioClip_beginsAndEndsAsTheSource(AudioClip clip, @TempDir Path directory)
      throws Exception {
    TimingProof.of(clip.file(), directory).assertTimesAreTheSources();
  }

  @ParameterizedTest
  @EnumSource(EditedClip.class)
  void packageTo_editedClip_beginsAndEndsAsTheSource(EditedClip clip, @TempDir Path directory)
      throws Exception {
    TimingProof.of(clip.file(), directory).assertTimesAreTheSources();
  }

  @ParameterizedTest
  @EnumSource
  void packageTo_trimmedClip_beginsAndEndsAsTheSource(TrimmedClip clip, @TempDir Path directory)
      throws Exception {
    TimingProof.of(clip.file(), directory).assertTimesAreTheSources();
  }

  @ParameterizedTest
  @EnumSource
  void packageTo_lateClip_endsAsTheSource(LateClip clip, @TempDir Path directory) throws Exception {
    TimingProof.of(clip.file(), directory).assertTimesAreTheSources();
  }

  @ParameterizedTest
  @MethodSource("shared")
  void packageTo_sharedClip_beginsAndEndsAsTheSource(SharedClip clip, @TempDir Path directory)
      throws Exception {
    TimingProof.of(SharedMedia.clip(clip.name()), directory).assertTimesAreTheSources();
  }
}
