package io.github.fragmill.core.internal.isobmff.read;

import static io.github.fragmill.core.testing.TestBoxes.concat;
import static io.github.fragmill.core.testing.TestBoxes.fullBox;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestBoxes.longs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackFragmentHeaderTest {

  private static final SampleDefaults TRACK = new SampleDefaults(1, 512, 100, 7);

  private static TrackFragmentHeader read(int flags, byte[]... fields) throws FragmillException {
    BoxReading reading = new BoxReading(fullBox("tfhd", 0, flags, fields));
    return TrackFragmentHeader.read(reading.source(), reading.first());
  }

  @Test
  void read_noOptionalFields_leavesTheTracksDefaults() throws FragmillException {
    TrackFragmentHeader header = read(0, ints(3));
    assertThat(header.trackId()).isEqualTo(3);
    assertThat(header.over(TRACK)).isEqualTo(TRACK);
    assertThat(header.isDurationEmpty()).isFalse();
  }

  /** Every combination of the five optional fields. */
  @Test
  void over_anyFields_takesThoseThatAreThere() throws FragmillException {
    int[] flags = {0x1, 0x2, 0x8, 0x10, 0x20};
    for (int combination = 0; combination < 32; combination++) {
      boolean[] has = new boolean[5];
      int all = 0;
      for (int i = 0; i < 5; i++) {
        has[i] = (combination & 1 << i) != 0;
        all |= has[i] ? flags[i] : 0;
      }
      byte[] none = {};
      TrackFragmentHeader header =
          read(
              all,
              ints(0xFFFF_FFFFL),
              has[0] ? longs(1L << 40) : none,
              has[1] ? ints(2) : none,
              has[2] ? ints(0xFFFF_FFFFL) : none,
              has[3] ? ints(0x8000_0000L) : none,
              has[4] ? ints(0x1_0000) : none);
      assertThat(header.trackId()).isEqualTo(0xFFFF_FFFFL);
      assertThat(header.baseDataOffsetBytes(10, 20)).isEqualTo(has[0] ? 1L << 40 : 20);
      assertThat(header.over(TRACK))
          .as("flags %x", all)
          .isEqualTo(
              new SampleDefaults(
                  has[1] ? 2 : 1,
                  has[2] ? 0xFFFF_FFFFL : 512,
                  has[3] ? 0x8000_0000L : 100,
                  has[4] ? 0x1_0000 : 7));
    }
  }

  @Test
  void baseDataOffsetBytes_flags_decide() throws FragmillException {
    assertThat(read(0, ints(1)).baseDataOffsetBytes(10, 20)).isEqualTo(20);
    assertThat(read(0x2_0000, ints(1)).baseDataOffsetBytes(10, 20)).isEqualTo(10);
    assertThat(read(0x2_0001, ints(1), longs(5)).baseDataOffsetBytes(10, 20))
        .as("the place that is named comes first")
        .isEqualTo(5);
  }

  @Test
  void isDurationEmpty_flag_isTold() throws FragmillException {
    assertThat(read(0x1_0000, ints(1)).isDurationEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x1, 0x2, 0x8, 0x10, 0x20, 0x3B})
  void read_fieldsTruncated_areRefused(int flags) {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read(flags, concat(ints(1), new byte[3])))
        .withMessageContaining("tfhd")
        .withMessageContaining("found 11");
  }
}
