package io.github.fragmill.integration.payload;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.integration.clips.CodecClip;
import io.github.fragmill.integration.clips.OwnClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Clips of our own making. One of each codec is in the table of codecs instead. */
@Execution(ExecutionMode.CONCURRENT)
class OwnClipPayloadIT {

  static Stream<Arguments> clipsModesAndLayouts() {
    return Arrays.stream(OwnClip.values())
        .filter(clip -> !CodecClip.includes(clip.name()))
        .flatMap(
            clip ->
                modes(clip)
                    .flatMap(
                        mode -> layouts(mode).map(layout -> Arguments.of(clip, mode, layout))));
  }

  /**
   * What players know, and one of the others by its name: they differ in what they do to the bytes
   * of a sample, which is tried with each codec, and not in where samples come from.
   */
  static Stream<Mode> modes(OwnClip clip) {
    if (clip == OwnClip.AV1_MANY_TILES) {
      return Arrays.stream(Mode.values()); // Its fragments have another form.
    }
    List<Mode> others =
        Arrays.stream(Mode.values()).filter(mode -> !Mode.OF_PLAYERS.contains(mode)).toList();
    return Stream.concat(
        Mode.OF_PLAYERS.stream(),
        Stream.of(others.get(Math.floorMod(clip.name().hashCode(), others.size()))));
  }

  /** The layout changes nothing of a sample; most modes are tried in one of them. */
  static Stream<Layout> layouts(Mode mode) {
    return mode == Mode.CBCS ? Packagers.LAYOUTS.stream() : Stream.of(Layout.SINGLE_FILE);
  }

  @ParameterizedTest
  @MethodSource("clipsModesAndLayouts")
  void packageTo_modeAndLayout_othersReadTheSource(
      OwnClip clip, Mode mode, Layout layout, @TempDir Path directory) throws Exception {
    PayloadProof proof =
        PayloadProof.of(clip.file(), mode, layout, directory).expectingPart(clip.isPart());

    proof.assertFfmpegFindsTheSource();
    if (mode.encrypts()) {
      proof.assertShakaPackagerFindsTheSource();
    }
  }

  /**
   * ffmpeg 5.1 presents fragments with negative offsets too late; other tests read their times, and
   * those of a part.
   */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"FRAGMENTED_CMAF", "FRAGMENTED_NEGATIVE_OFFSETS", "CUT_INSIDE_A_GROUP"})
  void packageTo_everyClip_isPresentedWhenTheSourceIs(OwnClip clip, @TempDir Path directory)
      throws Exception {
    PayloadProof.of(clip.file(), Mode.CLEAR, Layout.SINGLE_FILE, directory)
        .assertPresentationTimesAreTheSources();
    PayloadProof.of(clip.file(), Mode.CBCS, Layout.NUMBERED_SEGMENTS, directory)
        .assertPresentationTimesAreTheSources();
  }
}
