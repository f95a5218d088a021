package io.github.fragmill.core.internal.isobmff.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.testing.TestBoxes;
import io.github.fragmill.core.testing.TestTracks;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreRollGroupTest {

  private static final String STBL = "moov/trak/mdia/minf/stbl/";

  private static Track track(long preRollMillis, SampleTable samples) {
    AudioFormat plain = TestTracks.audioFormat();
    AudioFormat format =
        AudioFormat.builder(plain.codecs(), plain.sampleEntry())
            .samplingRateHertz(plain.samplingRateHertz())
            .channelConfiguration(plain.channelConfiguration())
            .channelCount(plain.channelCount())
            .preRoll(Duration.ofMillis(preRollMillis))
            .build();
    return TestTracks.track(format, /* ticksPerSecond= */ 48_000, samples, Edit.NONE);
  }

  private static byte[] description(Track track) {
    return BoxBytes.of(PreRollGroup.description(track).orElseThrow());
  }

  private static byte[] expected(int distance) {
    return TestBoxes.fullBox(
        "sgpd",
        1,
        0,
        TestBoxes.ascii("roll"),
        TestBoxes.ints(/* bytes of an entry */ 2, /* entries */ 1),
        TestBoxes.shorts(distance));
  }

  /** Opus has frames of 2.5 to 60 ms, and packets of up to 120 ms. */
  @ParameterizedTest
  @CsvSource({"120, -32", "480, -8", "960, -4", "1024, -4", "2880, -2", "3840, -1", "5760, -1"})
  void description_samplesOfOneDuration_areCountedUp(int durationTicks, int distance) {
    Track track = track(80, TestTracks.frames(10, durationTicks));
    assertThat(description(track)).isEqualTo(expected(distance));
  }

  @Test
  void description_samplesDiffer_shortestButForTheLastCounts() {
    SampleTable samples =
        new SampleTableBuilder(3)
            .add(10, 0, 960, 0, true)
            .add(10, 10, 480, 0, true)
            .add(10, 20, 7, 0, true)
            .build();
    assertThat(description(track(80, samples))).isEqualTo(expected(-8));
  }

  @ParameterizedTest
  @CsvSource({"7, -549", "0, -3840"})
  void description_onlyOneSample_counts(int durationTicks, int distance) {
    SampleTable samples = new SampleTableBuilder(1).add(10, 0, durationTicks, 0, true).build();
    assertThat(description(track(80, samples))).isEqualTo(expected(distance));
  }

  @Test
  void description_moreThan16Bits_isTheMost() {
    assertThat(description(track(80_000, TestTracks.frames(2, 1))))
        .isEqualTo(expected(-Short.MAX_VALUE));
  }

  @Test
  void members_fragment_areAllItsSamples() {
    Track track = track(80, TestTracks.frames(10, 960));
    assertThat(BoxBytes.of(PreRollGroup.members(track, 7).orElseThrow()))
        .isEqualTo(
            TestBoxes.fullBox(
                "sbgp",
                0,
                0,
                TestBoxes.ascii("roll"),
                TestBoxes.ints(/* runs */ 1, 7, /* the header's description */ 1)));
  }

  @Test
  void description_codecWithoutPreRoll_isNone() {
    Track track = track(0, TestTracks.frames(10, 960));
    assertThat(PreRollGroup.description(track)).isEmpty();
    assertThat(PreRollGroup.members(track, 10)).isEmpty();
  }

  @Test
  void description_video_isNone() {
    Track track = TestTracks.video(12_800, TestTracks.frames(10, 512));
    assertThat(PreRollGroup.description(track)).isEmpty();
  }

  @Test
  void description_preRoll_isInTheHeaderAndMembersAreInTheFragment() throws Exception {
    Track track = track(80, TestTracks.frames(10, 960));
    byte[] header = CmafHeader.of(track, Optional.empty(), /* isCmaf= */ true);
    byte[] fragment =
        new FragmentHeader(track, 0, 10, new PresentationShift(0, 0, 0), /* isCmaf= */ true)
            .toBytes(/* segment= */ 0, /* isFile= */ false, 100, Optional.empty());

    assertThat(TestBoxes.find(header, STBL + "sgpd")).isEqualTo(expected(-4));
    assertThat(IsoParsing.of(header).has(STBL + "sbgp")).isFalse();
    assertThat(TestBoxes.find(fragment, "moof/traf/sbgp"))
        .isEqualTo(BoxBytes.of(PreRollGroup.members(track, 10).orElseThrow()));
  }
}
