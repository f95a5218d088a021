package io.github.fragmill.core.internal.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.isobmff.write.PresentationShift;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.ScanType;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.testing.TestTracks;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodeStartTest {

  private static final int FRAME = 512;

  private static Edit edit(long mediaStart, long delay) {
    return new Edit(mediaStart, delay, OptionalLong.empty());
  }

  private static Track track(SampleTable samples, Edit edit) {
    return track(TestTracks.videoFormat(), samples, edit);
  }

  private static Track track(VideoFormat format, SampleTable samples, Edit edit) {
    return TestTracks.track(format, /* ticksPerSecond= */ 12_800, samples, edit);
  }

  private static SampleTable samples(long first, int... offsets) {
    SampleTableBuilder table = new SampleTableBuilder(offsets.length).decodeTimeTicks(first);
    for (int sample = 0; sample < offsets.length; sample++) {
      table.add(10 + sample, 100L * sample, FRAME, offsets[sample], sample == 0);
    }
    return table.build();
  }

  /** Returns the first decode time that is written. */
  private static long written(Track track) {
    return track.samples().decodeTimeTicks(0) + PresentationShift.of(track).decodeTicks();
  }

  /** Whatever the times of the source are. */
  private static Track assertBeginsInTime(Track source) {
    Track track = DecodeStart.byPresentation(source);
    SampleTable samples = track.samples();
    assertThat(samples.count()).isEqualTo(source.samples().count());
    for (int sample = 0; sample < samples.count(); sample++) {
      assertThat(track.presentationTimeTicks(sample))
          .isEqualTo(source.presentationTimeTicks(sample));
      assertThat(samples.sourceNumber(sample)).isEqualTo(source.samples().sourceNumber(sample));
      assertThat(samples.sizeBytes(sample)).isEqualTo(source.samples().sizeBytes(sample));
      assertThat(samples.offsetBytes(sample)).isEqualTo(source.samples().offsetBytes(sample));
      assertThat(samples.isSync(sample)).isEqualTo(source.samples().isSync(sample));
      if (sample > 0) {
        assertThat(samples.decodeTimeTicks(sample))
            .isEqualTo(samples.decodeTimeTicks(sample - 1) + samples.durationTicks(sample - 1));
      }
    }
    assertThat(track.presentationEndTicks()).isEqualTo(source.presentationEndTicks());
    assertThat(track.frameRate()).isEqualTo(source.frameRate());
    assertThat(written(track)).isBetween(0L, track.presentationStartTicks());
    assertThat(DecodeStart.byPresentation(track)).isSameAs(track);
    return track;
  }

  private static long[] decodeTimes(Track track) {
    return IntStream.range(0, track.samples().count())
        .mapToLong(track.samples()::decodeTimeTicks)
        .toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0, 0", // nothing special
    "0, 1024, 512, 1024, 0", // B-frames
    "0, 0, -512, 0, 0", // B-frames with negative offsets
    "100, 0, 0, 0, 0", // truly late: by its fragments
    "100, 60, 0, 0, 0",
    "0, 0, 0, 0, 80", // by an empty edit
    "1024, 0, 0, 1024, 1024"
  })
  void byPresentation_decodedInTime_isTheSame(
      long first, int firstOffset, int secondOffset, long mediaStart, long delay) {
    Track track = track(samples(first, firstOffset, secondOffset), edit(mediaStart, delay));
    assertThat(assertBeginsInTime(track)).isSameAs(track);
  }

  /** Of a run-in without B-frames: two are presented before the first one that is seen. */
  @Test
  void byPresentation_runIn_lastOfItLastsLonger() {
    SampleTable samples =
        new SampleTableBuilder(4)
            .decodeTimeTicks(80)
            .add(1, 0, 10, -80, true)
            .add(1, 1, 10, -89, false)
            .add(1, 2, FRAME, 0, false)
            .add(1, 3, FRAME, 0, false)
            .build();
    Track track = assertBeginsInTime(track(samples, Edit.NONE));
    assertThat(decodeTimes(track)).containsExactly(0, 10, 100, 100 + FRAME);
    assertThat(written(track)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 1000", "1, 1000", "9, 1000", "40, 1000", "40, 90000", "99, 12800"})
  void byPresentation_editBetweenSyncSamples_beginsAtZero(int runIn, long ticksPerSecond)
      throws FragmillException {
    int frame = (int) (ticksPerSecond / 25);
    SampleTable samples = TestTracks.samples(200, frame, sample -> sample % 100 == 0);
    Track source =
        TestTracks.track(
            TestTracks.videoFormat(), ticksPerSecond, samples, edit((long) runIn * frame, 0));
    Track track = assertBeginsInTime(PresentedPart.of(source, Duration.ofSeconds(4)).track());
    assertThat(written(track)).isZero();
    for (int sample = runIn + 1; sample < 200; sample++) {
      assertThat(track.presentationTimeTicks(sample) * ticksPerSecond)
          .isEqualTo((long) (sample - runIn) * frame * track.timeScale().ticksPerSecond());
    }
  }

  @Test
  void byPresentation_allDecodedLate_allMove() {
    Track track = assertBeginsInTime(track(samples(100, -100, -100, -100), Edit.NONE));
    assertThat(decodeTimes(track)).containsExactly(0, FRAME, 2 * FRAME);
    assertThat(track.samples().minCompositionOffsetTicks()).isZero();
  }

  /** The second would last longer than the track. */
  @Test
  void byPresentation_lastOneEndsTheTrack_allMove() {
    SampleTable samples =
        new SampleTableBuilder(3)
            .decodeTimeTicks(1000)
            .add(1, 0, 10, -1000, true)
            .add(1, 1, 10, -1, false)
            .add(1, 2, 10, 0, false)
            .build();
    Track track = assertBeginsInTime(track(samples, Edit.NONE));
    assertThat(decodeTimes(track)).containsExactly(0, 10, 20);
  }

  @Test
  void byPresentation_skippedMedia_needsNoEdit() {
    Track track = assertBeginsInTime(track(samples(1024, 0, 1024, 0), edit(1024, 0)));
    assertThat(track.edit()).isEqualTo(Edit.NONE);
    assertThat(decodeTimes(track)).containsExactly(0, FRAME, 2 * FRAME);
  }

  /** It is decoded when it is presented, which is late. */
  @Test
  void byPresentation_lateAndDecodedLater_keepsItsTime() {
    Track track = assertBeginsInTime(track(samples(100, -40, 0), Edit.NONE));
    assertThat(decodeTimes(track)).containsExactly(60, 100 + FRAME);
    assertThat(written(track)).isEqualTo(60);
  }

  @Test
  void byPresentation_separateFields_keepTheirRate() {
    VideoFormat fields =
        TestTracks.videoFormat().toBuilder().scanType(ScanType.SEPARATE_FIELDS).build();
    Track source = track(fields, samples(100, -100, 0, 0, 0), Edit.NONE);
    assertThat(assertBeginsInTime(source).frameRate()).contains(new Ratio(25, 2));
  }

  @Test
  void byPresentation_moreThanFieldsHaveRoomFor_isTheSame() {
    Track track = track(samples(1 << 30, -(1 << 30), 0), Edit.NONE);
    assertThat(DecodeStart.byPresentation(track)).isSameAs(track);
  }

  @Test
  void byPresentation_anyTimes_beginsInTime() {
    Random random = new Random(/* seed= */ 25);
    for (int run = 0; run < 10_000; run++) {
      SampleTableBuilder table = new SampleTableBuilder(5).decodeTimeTicks(random.nextInt(50));
      for (int sample = 0; sample < 5; sample++) {
        table.add(1, sample, random.nextInt(20), random.nextInt(120) - 40, sample == 0);
      }
      long delay = random.nextBoolean() ? random.nextInt(100) : 0;
      assertBeginsInTime(track(table.build(), edit(random.nextInt(100), delay)));
    }
  }
}
