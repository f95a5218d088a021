package io.github.fragmill.core.internal.isobmff.read;

import static io.github.fragmill.core.testing.TestBoxes.box;
import static io.github.fragmill.core.testing.TestBoxes.concat;
import static io.github.fragmill.core.testing.TestBoxes.fullBox;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestBoxes.longs;
import static io.github.fragmill.core.testing.TestBoxes.table;
import static io.github.fragmill.core.testing.TestBoxes.zeros;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.SampleTable;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTableReaderTest {

  private static final int FILE_BYTES = 4000;

  private static final byte[] STSZ = fullBox("stsz", 0, 0, ints(0, 4, 10, 20, 30, 40));
  private static final byte[] STTS = table("stts", 2, 3, 512, 1, 256);
  private static final byte[] CTTS = table("ctts", 2, 1, 1024, 3, 512);
  private static final byte[] STSC = table("stsc", 1, 1, 2, 1);
  private static final byte[] STCO = table("stco", 2, 3000, 3500);
  private static final byte[] STSS = table("stss", 2, 1, 3);

  private static Optional<SampleTable> read(byte[]... boxes) throws FragmillException {
    return read(Limits.DEFAULT, boxes);
  }

  /** Reads tables at the beginning of a file of {@link #FILE_BYTES}. */
  private static Optional<SampleTable> read(Limits limits, byte[]... boxes)
      throws FragmillException {
    byte[] stbl = box("stbl", boxes);
    byte[] mdat = box("mdat", zeros(FILE_BYTES - stbl.length - 8));
    BoxReading reading = new BoxReading(concat(stbl, mdat), limits);
    TrackSamples samples =
        new TrackSamples(
            reading.source(),
            limits,
            reading.scanner().budget(),
            Optional.empty(),
            Optional.empty());
    new SampleTableReader(
            reading.source(), reading.scanner(), reading.first(), /* descriptionCount= */ 1)
        .read(samples);
    return samples.build();
  }

  private static MalformedMediaException refusal(byte[]... boxes) {
    return catchThrowableOfType(MalformedMediaException.class, () -> read(boxes));
  }

  @Test
  void read_tables_meetInEachSample() throws FragmillException {
    SampleTable samples = read(STSZ, STTS, CTTS, STSC, STCO, STSS).orElseThrow();
    assertThat(samples.count()).isEqualTo(4);
    assertThat(samples.sizeBytes(2)).isEqualTo(30);
    assertThat(samples.offsetBytes(0)).isEqualTo(3000);
    assertThat(samples.offsetBytes(1)).isEqualTo(3010);
    assertThat(samples.offsetBytes(3)).isEqualTo(3530);
    assertThat(samples.decodeTimeTicks(3)).isEqualTo(3 * 512);
    assertThat(samples.durationTicks(3)).isEqualTo(256);
    assertThat(samples.endTicks()).isEqualTo(3 * 512 + 256);
    assertThat(samples.compositionOffsetTicks(0)).isEqualTo(1024);
    assertThat(samples.compositionOffsetTicks(3)).isEqualTo(512);
    assertThat(samples.isSync(0)).isTrue();
    assertThat(samples.isSync(1)).isFalse();
    assertThat(samples.isSync(2)).isTrue();
  }

  @Test
  void read_optionalTablesMissing_allSyncWithoutOffsets() throws FragmillException {
    SampleTable samples = read(STSZ, STTS, STSC, STCO).orElseThrow();
    assertThat(samples.isAllSync()).isTrue();
    assertThat(samples.hasCompositionOffsets()).isFalse();
  }

  @Test
  void read_negativeOffsets_areSigned() throws FragmillException {
    byte[] ctts = fullBox("ctts", 1, 0, ints(1, 4, -512));
    SampleTable samples = read(STSZ, STTS, ctts, STSC, STCO).orElseThrow();
    assertThat(samples.compositionTimeTicks(0)).isEqualTo(-512);
    assertThat(samples.minCompositionOffsetTicks()).isEqualTo(-512);
  }

  @Test
  void read_wideChunkOffsets_arePreferred() throws FragmillException {
    byte[] co64 = fullBox("co64", 0, 0, ints(2), longs(3100, 3600));
    assertThat(read(STSZ, STTS, STSC, co64).orElseThrow().offsetBytes(2)).isEqualTo(3600);
    assertThat(refusal(STSZ, STTS, STSC, STCO, co64))
        .hasMessageContaining("expected one of stco and co64, found both");
  }

  @Test
  void read_noSamples_isEmpty() throws FragmillException {
    byte[] stsz = fullBox("stsz", 0, 0, ints(0, 0));
    assertThat(read(stsz, table("stts", 0), table("stsc", 0), table("stco", 0))).isEmpty();
  }

  @Test
  void read_noTables_isEmpty() throws FragmillException {
    assertThat(read(box("stsd"), box("sgpd"))).isEmpty();
  }

  @Test
  void read_noSamplesButDurationsOffsetsOrPlaces_isRefused() {
    byte[] stsz = fullBox("stsz", 0, 0, ints(0, 0));
    byte[] noTimes = table("stts", 0);
    assertThat(refusal(stsz, STTS, STSC, STCO)).hasMessageContaining("stts");
    assertThat(refusal(stsz, STTS)).hasMessageContaining("stts");
    assertThat(refusal(stsz, noTimes, CTTS)).hasMessageContaining("ctts");
    assertThat(refusal(stsz, noTimes, STSC, STCO)).hasMessageContaining("stco");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stsz", "stts", "stsc", "stco"})
  void read_tableMissing_isRefusedByName(String type) {
    byte[][] boxes = {STSZ, STTS, STSC, STCO};
    for (int i = 0; i < boxes.length; i++) {
      boxes[i] = new String(boxes[i], 4, 4, ISO_8859_1).equals(type) ? box("free") : boxes[i];
    }
    assertThat(refusal(boxes)).hasMessageContaining("expected a " + type + " box, found none");
  }

  @Test
  void read_durationsOfOtherCount_areRefused() {
    assertThat(refusal(STSZ, table("stts", 1, 3, 512), STSC, STCO)).hasMessageContaining("stts");
    assertThat(refusal(STSZ, table("stts", 1, 5, 512), STSC, STCO))
        .hasMessageContaining("stts")
        .hasMessageContaining("more samples than the sample sizes");
  }

  @Test
  void read_compositionOffsetsOfOtherCount_areRefused() {
    assertThat(refusal(STSZ, STTS, table("ctts", 1, 3, 0), STSC, STCO))
        .hasMessageContaining("ctts");
    assertThat(refusal(STSZ, STTS, table("ctts", 1, 5, 0), STSC, STCO))
        .hasMessageContaining("ctts");
  }

  @Test
  void read_chunksOfOtherCount_areRefused() {
    assertThat(refusal(STSZ, STTS, STSC, table("stco", 1, 3000))).hasMessageContaining("stco");
    assertThat(refusal(STSZ, STTS, STSC, table("stco", 3, 3000, 3100, 3200)))
        .hasMessageContaining("stco");
    assertThat(refusal(STSZ, STTS, table("stsc", 1, 1, 3, 1), STCO)).hasMessageContaining("stco");
  }

  @Test
  void read_sampleOutsideTheSource_isRefused() throws FragmillException {
    // The last two samples have 70 bytes together.
    assertThat(read(STSZ, STTS, STSC, table("stco", 2, 0, FILE_BYTES - 70))).isPresent();
    assertThat(refusal(STSZ, STTS, STSC, table("stco", 2, 0, FILE_BYTES - 69)))
        .hasMessageContaining("sample 3 lies at byte 3961 with 40 bytes, the source ends at 4000");
    assertThat(refusal(STSZ, STTS, STSC, table("stco", 2, 0xFFFF_FFFFL, 0)))
        .hasMessageContaining("sample 0 lies at byte 4294967295");
  }

  @Test
  void read_samplesLargerThanTheSourceTogether_areRefused() {
    byte[] stsz = fullBox("stsz", 0, 0, ints(0, 4, 1500, 1500, 1500, 1500));
    assertThat(refusal(stsz, STTS, table("stsc", 1, 1, 1, 1), table("stco", 4, 0, 0, 0, 0)))
        .hasMessageContaining("the samples up to 2 claim 4500 bytes of a source of 4000");
  }

  @Test
  void read_constantSizeWithoutRoom_isRefused() {
    byte[] stsz = fullBox("stsz", 0, 0, ints(1, 20_000_000));
    assertThat(refusal(stsz, table("stts", 1, 20_000_000, 1), STSC, STCO))
        .hasMessageContaining("20000000 samples of 1 bytes");
  }

  @Test
  void read_durationAbove31Bits_isRefused() {
    assertThat(refusal(STSZ, table("stts", 1, 4, 0x8000_0000L), STSC, STCO))
        .hasMessageContaining("sample 0 has a duration above 2^31 ticks");
  }

  @Test
  void read_extremeCompositionOffsets_areRefused() {
    for (long offset : new long[] {Integer.MIN_VALUE, Integer.MAX_VALUE, -(1L << 30) - 1}) {
      assertThat(refusal(STSZ, STTS, table("ctts", 1, 4, offset), STSC, STCO))
          .hasMessageContaining("composition offset of " + offset);
    }
  }

  /** What comes out has none below 0: all are raised, and must still be in range. */
  @Test
  void read_compositionOffsetsFarApart_areRefused() {
    byte[] ctts = table("ctts", 2, 1, -7, 3, (1L << 30) - 6);
    assertThat(refusal(STSZ, STTS, ctts, STSC, STCO)).hasMessageContaining("sample 1 has a");
  }

  @Test
  void read_moreThanMaxSamples_isRefused() {
    Limits limits = Limits.DEFAULT.withMaxSamples(3);
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> read(limits, STSZ, STTS, STSC, STCO))
        .withMessageContaining("4 samples, more than maxSamples = 3");
  }
}
