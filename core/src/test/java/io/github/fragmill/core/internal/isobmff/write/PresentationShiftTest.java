package io.github.fragmill.core.internal.isobmff.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.testing.TestTracks;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresentationShiftTest {

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
    Edit edit = new Edit(start, delay, OptionalLong.empty());
    Track track = TestTracks.track(TestTracks.videoFormat(), 1000, samples, edit);

    PresentationShift shift = PresentationShift.of(track);
    assertThat(shift).isEqualTo(new PresentationShift(decode, composition, mediaStart));
    for (int sample = 0; sample < 2; sample++) {
      long written =
          samples.decodeTimeTicks(sample)
              + shift.decodeTicks()
              + samples.compositionOffsetTicks(sample)
              + shift.compositionTicks()
              - shift.mediaStartTicks();
      assertThat(written).isEqualTo(track.presentationTimeTicks(sample));
      assertThat(samples.compositionOffsetTicks(sample) + shift.compositionTicks()).isNotNegative();
    }
  }
}
