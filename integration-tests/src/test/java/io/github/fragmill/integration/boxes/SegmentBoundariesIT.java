package io.github.fragmill.integration.boxes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.integration.clips.AudioClip;
import io.github.fragmill.integration.clips.OwnClip;
import io.github.fragmill.integration.mp4.FragmentedFile;
import io.github.fragmill.integration.mp4.TrackRun;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where segments begin. */
class SegmentBoundariesIT {

  /** A frame of AAC. */
  private static final int AUDIO_FRAME_TICKS = 1024;

  @ParameterizedTest
  @EnumSource(OwnClip.class)
  void packageTo_everyFragment_beginsWithSyncSample(OwnClip clip) throws Exception {
    assertEveryFragmentBeginsWithSyncSample(packaged(clip));
  }

  @ParameterizedTest
  @EnumSource(AudioClip.class)
  void packageTo_everyFragmentOfAudio_beginsWithSyncSample(AudioClip clip) throws Exception {
    assertEveryFragmentBeginsWithSyncSample(packaged(clip.file()));
  }

  private static void assertEveryFragmentBeginsWithSyncSample(MemoryClip clip) {
    clip.files()
        .forEach(
            (name, bytes) -> {
              if (name.endsWith(".mp4")) {
                assertThat(new FragmentedFile(bytes).fragments())
                    .as(name)
                    .isNotEmpty()
                    .allMatch(moof -> TrackRun.of(moof).startsWithSync());
              }
            });
  }

  @ParameterizedTest
  @EnumSource(
      names = {"MOOV_LAST", "NTSC", "INTERLACED", "VARIABLE_FRAME_RATE", "AUDIO_BEGINS_LATE"})
  void packageTo_audioWithVideo_hasTheVideosBoundaries(OwnClip clip) throws Exception {
    assertAudioHasTheVideosBoundaries(packaged(clip), AUDIO_FRAME_TICKS);
  }

  @ParameterizedTest
  @CsvSource({"ENHANCED_AC3, 1536", "OPUS, 960", "OPUS_BEGINS_LATE, 960", "FLAC, 4608"})
  void packageTo_otherAudioWithVideo_hasTheVideosBoundaries(AudioClip clip, int frameTicks)
      throws Exception {
    assertAudioHasTheVideosBoundaries(packaged(clip.file()), frameTicks);
  }

  private static void assertAudioHasTheVideosBoundaries(MemoryClip files, int frameTicks) {
    FragmentedFile audio = new FragmentedFile(files.file("audio.mp4"));
    List<Double> audioStarts = startSeconds(audio);
    List<Double> videoStarts = startSeconds(new FragmentedFile(files.file("video-180.mp4")));
    double frame = (double) frameTicks / audio.timeScale();

    assertThat(audioStarts).hasSameSizeAs(videoStarts).hasSizeGreaterThan(2);
    for (int index = 1; index < videoStarts.size(); index++) {
      double expected = videoStarts.get(index);
      assertThat(audioStarts.get(index)).isBetween(expected - frame, expected + frame);
    }
  }

  private static List<Double> startSeconds(FragmentedFile file) {
    return file.fragments().stream()
        .map(moof -> (double) file.presentationStartTicks(moof) / file.timeScale())
        .toList();
  }

  private static MemoryClip packaged(OwnClip clip) throws Exception {
    return packaged(clip.file());
  }

  private static MemoryClip packaged(Path clip) throws Exception {
    return MemoryClip.of(Packagers.of(Source.file(clip), Mode.CLEAR, Layout.SINGLE_FILE));
  }
}
