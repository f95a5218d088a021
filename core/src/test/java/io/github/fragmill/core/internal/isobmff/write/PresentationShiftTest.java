package io.github.fragmill.core.internal.isobmff.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.testing.TestTracks;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresentationShiftTest {

  private static Track track(SampleTable samples, long mediaStart, long delay) {
    Edit edit = new Edit(mediaStart, delay, OptionalLong.empty());
    return TestTracks.track(TestTracks.videoFormat(), 1000, samples, edit);
  }

  private static long firstDecodeTicks(Track track) {
    return track.samples().decodeTimeTicks(0) + PresentationShift.of(track).decodeTicks();
  }

  /** Moving a track to its beginning changes no time that it is presented at. */
  private static void assertPresentationTimesAreKept(Track track) {
    SampleTable samples = track.samples();
    PresentationShift shift = PresentationShift.of(track);
    for (int sample = 0; sample < samples.count(); sample++) {
      long decode = samples.decodeTimeTicks(sample) + shift.decodeTicks();
      int offset = samples.compositionOffsetTicks(sample) + shift.compositionTicks();
      assertThat(decode + offset - shift.mediaStartTicks())
          .isEqualTo(track.presentationTimeTicks(sample));
      assertThat(offset).isNotNegative();
      assertThat(decode).isNotNegative();
    }
    assertThat(shift.mediaStartTicks()).isNotNegative();
    assertThat(firstDecodeTicks(track)).isLessThanOrEqualTo(track.presentationStartTicks());
  }

  @ParameterizedTest
  @CsvSource({
    // offset, media start, delay -> decode, composition, media start
    "0, 0, 0, 0, 0, 0",
    "0, 1024, 0, 0, 0, 1024",
    "512, 512, 0, 0, 0, 512",
    "-512, 0, 0, 0, 512, 512",
    "-512, 300, 0, 0, 512, 812",
    "0, 0, 700, 700, 0, 0",
    "0, 1000, 700, 0, 0, 300",
    "0, 1000, 1000, 0, 0, 0",
    "-512, 0, 700, 188, 512, 0"
  })
  void of_editAndOffsets_keepsPresentationTimes(
      int offset, long start, long delay, long decode, int composition, long mediaStart) {
    SampleTable samples =
        new SampleTableBuilder(2).add(1, 0, 512, offset, true).add(1, 1, 512, 0, false).build();
    Track track = track(samples, start, delay);
    assertThat(PresentationShift.of(track))
        .isEqualTo(new PresentationShift(decode, composition, mediaStart));
    assertPresentationTimesAreKept(track);
  }

  @ParameterizedTest
  @CsvSource({
    // first decode time, offsets of two samples, media start, delay -> first decode time, media
    // start; frames last 512
    "100, -100, 0, 0, 0, 0, 0", // presented from 0 on, decoded late
    "100, -100, -120, 0, 0, 0, 20", // the second one is what limits the offsets
    "1024, 0, 1024, 1024, 0, 0, 0", // decoded early enough, but for the edit list
    "1024, 512, -512, 1024, 0, 0, 512", // B-frames
    "100, 0, 0, 0, 0, 100, 0", // truly late: by its fragments
    "100, 60, 0, 0, 0, 100, 0",
    "0, 0, 0, 0, 80, 80, 0", // by an empty edit
    "100, -40, 0, 0, 0, 60, 0", // late, and decoded later still
    "100, -100, 0, 0, 60, 60, 0",
    "1024, 0, 0, 1000, 60, 84, 0",
    "1024, 0, 0, 1024, 60, 60, 0",
    "30, 0, 0, 100, 0, 0, 70" // priming
  })
  void of_firstDecodeTime_isNotAfterTheFirstPresentation(
      long first,
      int firstOffset,
      int secondOffset,
      long start,
      long delay,
      long expectedFirst,
      long expectedMediaStart) {
    SampleTable samples =
        new SampleTableBuilder(2)
            .decodeTimeTicks(first)
            .add(1, 0, 512, firstOffset, true)
            .add(1, 1, 512, secondOffset, false)
            .build();
    Track track = track(samples, start, delay);
    assertPresentationTimesAreKept(track);
    assertThat(firstDecodeTicks(track)).isEqualTo(expectedFirst);
    assertThat(PresentationShift.of(track).mediaStartTicks()).isEqualTo(expectedMediaStart);
  }

  /** What follows from each choice of times, of which some are odd. */
  @Test
  void of_anyTimes_keepsPresentationTimesAndBeginsByThem() {
    Random random = new Random(/* seed= */ 25);
    for (int run = 0; run < 10_000; run++) {
      SampleTableBuilder table = new SampleTableBuilder(5).decodeTimeTicks(random.nextInt(50));
      for (int sample = 0; sample < 5; sample++) {
        table.add(1, sample, random.nextInt(20), random.nextInt(120) - 40, sample == 0);
      }
      assertPresentationTimesAreKept(
          track(
              table.build(), random.nextInt(100), random.nextBoolean() ? random.nextInt(100) : 0));
    }
  }
}
