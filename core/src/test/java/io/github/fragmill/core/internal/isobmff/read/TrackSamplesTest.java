package io.github.fragmill.core.internal.isobmff.read;

import static io.github.fragmill.core.testing.TestBoxes.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.SampleTable;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackSamplesTest {

  private static final int SOURCE_BYTES = 1000;
  private static final BoxLocation BOX = new BoxLocation("trun", "moof/traf/trun", 40, 48, 90);

  private final TrackSamples samples;

  TrackSamplesTest() throws FragmillException {
    samples = samples(Limits.DEFAULT);
    samples.expect(BOX, 1);
  }

  private static TrackSamples samples(Limits limits) throws FragmillException {
    SourceBytes source = new BoxReading(zeros(SOURCE_BYTES)).source();
    return new TrackSamples(
        source, limits, new MemoryBudget(limits), Optional.empty(), Optional.empty());
  }

  private void add(long durationTicks) throws FragmillException {
    samples.add(BOX, 10, 100, durationTicks, 0, true);
  }

  private SampleTable table() {
    return samples.build().orElseThrow();
  }

  @Test
  void build_nothingAdded_isEmpty() {
    assertThat(samples.build()).isEmpty();
  }

  @Test
  void build_firstDecodeTime_isWhereTheTableBegins() throws FragmillException {
    samples.decodeTime(1L << 40);
    add(512);
    assertThat(table().decodeTimeTicks(0)).isEqualTo(1L << 40);
  }

  @Test
  void decodeTime_none_continues() throws FragmillException {
    add(512);
    add(512);
    assertThat(table().decodeTimeTicks(1)).isEqualTo(512);
  }

  /** A gap makes the preceding sample last longer, a small overlap makes it shorter. */
  @ParameterizedTest
  @CsvSource({"1024, 512", "1025, 513", "100000, 99488", "1023, 511", "512, 0"})
  void decodeTime_afterASample_setsItsDuration(long decodeTime, int duration)
      throws FragmillException {
    add(512);
    add(512);
    samples.decodeTime(decodeTime);
    add(512);
    SampleTable table = table();
    assertThat(table.durationTicks(0)).isEqualTo(512);
    assertThat(table.decodeTimeTicks(1)).isEqualTo(512);
    assertThat(table.durationTicks(1)).isEqualTo(duration);
    assertThat(table.decodeTimeTicks(2)).isEqualTo(decodeTime);
    assertThat(table.endTicks()).isEqualTo(decodeTime + 512);
  }

  @Test
  void decodeTime_beforeTheLastSample_isRefused() throws FragmillException {
    add(512);
    add(512);
    samples.decodeTime(511);
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> add(512))
        .withMessageContaining("moof/traf/trun at byte 40")
        .withMessageContaining("sample 2 is decoded at 511, before the preceding sample at 512");
  }

  @ParameterizedTest
  @ValueSource(longs = {512 + (1L << 31), Long.MAX_VALUE})
  void decodeTime_gapAbove31Bits_isRefused(long decodeTime) throws FragmillException {
    add(512);
    samples.decodeTime(decodeTime);
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> add(512))
        .withMessageContaining("a gap of " + (decodeTime - 512) + " ticks before sample 1");
  }

  @Test
  void advance_withoutSamples_countsFromTheLast() throws FragmillException {
    add(512);
    samples.advance(1000);
    samples.advance(24);
    add(512);
    assertThat(table().decodeTimeTicks(1)).isEqualTo(1536);
  }

  @Test
  void tablesEndTicks_samplesOfTables_areTheirCompositionEnd() throws FragmillException {
    samples.tablesEnd();
    assertThat(samples.tablesEndTicks()).isEmpty();
    samples.add(BOX, 10, 100, 512, 1024, true);
    samples.add(BOX, 10, 100, 512, 0, true);
    samples.tablesEnd();
    add(512);
    assertThat(samples.tablesEndTicks()).hasValue(1536);
  }

  @ParameterizedTest
  @CsvSource({"-1, 10", "991, 10", "1000, 1", "9223372036854775807, 10", "0, 1001"})
  void add_outsideTheSource_isRefused(long offset, long size) {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> samples.add(BOX, size, offset, 1, 0, true))
        .withMessageContaining(
            "sample 0 lies at byte "
                + offset
                + " with "
                + size
                + " bytes, the source ends at 1000");
  }

  @Test
  void add_fieldsAbove31Bits_areRefused() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> samples.add(BOX, 1L << 31, 0, 1, 0, true))
        .withMessageContaining("below 2 GiB, found one of 2147483648");
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> add(1L << 31))
        .withMessageContaining("sample 0 has a duration above 2^31 ticks");
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> samples.add(BOX, 1, 0, 1, (1 << 30) + 1, true))
        .withMessageContaining("composition offset of 1073741825");
  }

  /** Samples may lie over each other, but not so that the output outgrows the input. */
  @Test
  void add_moreBytesThanTheSource_isRefused() throws FragmillException {
    samples.add(BOX, 600, 0, 1, 0, true);
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> samples.add(BOX, 600, 0, 1, 0, true))
        .withMessageContaining("the samples up to 1 claim 1200 bytes of a source of 1000");
  }

  @Test
  void expect_moreThanMaxSamplesTogether_isRefused() throws FragmillException {
    Limits limits = Limits.DEFAULT.withMaxSamples(3);
    TrackSamples few = samples(limits);
    few.expect(BOX, 2);
    few.add(BOX, 1, 0, 1, 0, true);
    few.add(BOX, 1, 0, 1, 0, true);
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> few.expect(BOX, 2))
        .withMessageContaining("moof/traf/trun: 4 samples, more than maxSamples = 3");
    few.expect(BOX, 1);
  }

  @Test
  void expect_moreThanMemoryAllows_isRefused() throws FragmillException {
    TrackSamples few = samples(Limits.DEFAULT.withMaxTableBytes(1000));
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> few.expect(BOX, 300))
        .withMessage("test.mp4: moof/traf/trun: tables take more than maxTableBytes = 1000");
  }

  @Test
  void add_growsBeyondWhatMemoryAllows_isRefused() throws FragmillException {
    TrackSamples few = samples(Limits.DEFAULT.withMaxTableBytes(40_000));
    few.expect(BOX, 1);
    few.expect(BOX, 100_000);
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(
            () -> {
              for (int sample = 0; sample < 100_000; sample++) {
                few.add(BOX, 0, 0, 1, 0, true);
              }
            })
        .withMessageContaining("maxTableBytes");
    assertThat(few.count()).isLessThan(20_000);
  }
}
