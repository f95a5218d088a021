package io.github.fragmill.core.internal.isobmff.read;

import static io.github.fragmill.core.testing.TestBoxes.concat;
import static io.github.fragmill.core.testing.TestBoxes.fullBox;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestBoxes.longs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.testing.TestTracks;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditListReaderTest {

  private static final long RATE_1 = 0x0001_0000;

  /** Ten seconds of 48,000 ticks; the movie's tick is a millisecond, 48 of the track's. */
  private static final SampleTable TEN_SECONDS = TestTracks.frames(480, 1000);

  /** Reads a version 0 list of entries: duration, media time, rate. */
  private static Edit read(long... fields) throws FragmillException {
    return readBox(fullBox("elst", 0, 0, ints(fields.length / 3), ints(fields)));
  }

  private static EditedSamples readSamples(long... fields) throws FragmillException {
    BoxReading reading =
        new BoxReading(fullBox("elst", 0, 0, ints(fields.length / 3), ints(fields)));
    return new EditListReader(reading.scanner(), new TimeScale(1000), new TimeScale(48_000))
        .read(reading.first(), TEN_SECONDS, OptionalLong.empty());
  }

  private static Edit readBox(byte[] elst) throws FragmillException {
    return readBox(elst, OptionalLong.empty());
  }

  private static Edit readBox(byte[] elst, OptionalLong tablesEndTicks) throws FragmillException {
    BoxReading reading = new BoxReading(elst);
    return new EditListReader(reading.scanner(), new TimeScale(1000), new TimeScale(48_000))
        .read(reading.first(), TEN_SECONDS, tablesEndTicks)
        .edit();
  }

  @Test
  void read_wholeMedia_isNoTrim() throws FragmillException {
    assertThat(read(10_000, 0, RATE_1)).isEqualTo(Edit.NONE);
  }

  @Test
  void read_durationZero_isAllMedia() throws FragmillException {
    assertThat(read(0, 1024, RATE_1)).isEqualTo(new Edit(1024, 0, OptionalLong.empty()));
  }

  @Test
  void read_priming_isTheMediaStart() throws FragmillException {
    assertThat(read(9957, 2048, RATE_1)).isEqualTo(new Edit(2048, 0, OptionalLong.empty()));
  }

  @Test
  void read_durationOneMovieTickShort_isNoTrim() throws FragmillException {
    assertThat(read(9999, 0, RATE_1)).isEqualTo(Edit.NONE);
  }

  @Test
  void read_durationShorterThanTheMedia_trims() throws FragmillException {
    assertThat(read(9998, 0, RATE_1).durationTicks()).hasValue(9998 * 48);
    assertThat(read(2000, 480, RATE_1)).isEqualTo(new Edit(480, 0, OptionalLong.of(96_000)));
  }

  @Test
  void read_durationUnknown_isNoTrim() throws FragmillException {
    assertThat(read(0xFFFF_FFFFL, 0, RATE_1)).isEqualTo(Edit.NONE);
  }

  @Test
  void read_durationLongerThanTheMedia_isNoTrim() throws FragmillException {
    assertThat(read(0x7FFF_FFFF, 0, RATE_1)).isEqualTo(Edit.NONE);
  }

  @Test
  void read_emptyEdits_addUpToTheDelay() throws FragmillException {
    assertThat(read(500, -1, RATE_1, 250, -1, RATE_1, 0, 1024, RATE_1))
        .isEqualTo(new Edit(1024, 36_000, OptionalLong.empty()));
  }

  @Test
  void read_emptyEditWithoutMedia_delaysTheWholeMedia() throws FragmillException {
    assertThat(read(500, -1, RATE_1)).isEqualTo(new Edit(0, 24_000, OptionalLong.empty()));
  }

  @Test
  void read_emptyEditAfterTheMedia_changesNothing() throws FragmillException {
    assertThat(read(0, 1024, RATE_1, 700, -1, RATE_1))
        .isEqualTo(new Edit(1024, 0, OptionalLong.empty()));
  }

  @Test
  void read_noEntries_isNoEdit() throws FragmillException {
    assertThat(read()).isEqualTo(Edit.NONE);
  }

  @Test
  void read_editsThatContinueEachOther_areOne() throws FragmillException {
    assertThat(read(2000, 480, RATE_1, 3000, 480 + 96_000, RATE_1))
        .isEqualTo(new Edit(480, 0, OptionalLong.of(240_000)));
    // One movie tick off is what rounding does.
    assertThat(read(2000, 480, RATE_1, 3000, 480 + 96_048, RATE_1).durationTicks())
        .hasValue(240_000);
  }

  @Test
  void read_severalPieces_areJoined() throws FragmillException {
    EditedSamples edited = readSamples(2000, 0, RATE_1, 500, -1, RATE_1, 3000, 192_000, RATE_1);

    assertThat(edited.edit()).isEqualTo(new Edit(0, 0, OptionalLong.of(5500 * 48)));
    assertThat(edited.samples().count()).isEqualTo(480 - 96);
    assertThat(edited.samples().offsetBytes(96)).isEqualTo(1920);
    assertThat(edited.samples().decodeTimeTicks(96)).isEqualTo(2500 * 48);
    assertThat(edited.samples().durationTicks(95)).isEqualTo(1000 + 24_000);
  }

  @Test
  void read_lastPieceToTheEnd_isNoTrim() throws FragmillException {
    assertThat(read(2000, 480, RATE_1, 0, 192_000, RATE_1))
        .isEqualTo(new Edit(480, 0, OptionalLong.empty()));
    assertThat(read(250, -1, RATE_1, 2000, 480, RATE_1, 5999, 192_000, RATE_1))
        .isEqualTo(new Edit(480, 12_000, OptionalLong.empty()));
  }

  @Test
  void read_piecesAndFragments_lastOneGoesOn() throws FragmillException {
    byte[] elst = fullBox("elst", 0, 0, ints(2, 2000, 0, RATE_1, 3000, 192_000, RATE_1));
    assertThat(readBox(elst, OptionalLong.of(7 * 48_000)))
        .isEqualTo(new Edit(0, 0, OptionalLong.empty()));
  }

  /** A third of a movie tick in each edit: errors must not add up. */
  @Test
  void read_manyEdits_endWhenTheMovieSays() throws FragmillException {
    BoxReading reading =
        new BoxReading(
            fullBox("elst", 0, 0, ints(3), ints(4, 0, RATE_1, 4, 60, RATE_1, 4, 120, RATE_1)));
    Edit edit =
        new EditListReader(reading.scanner(), new TimeScale(600), new TimeScale(8000))
            .read(reading.first(), TEN_SECONDS, OptionalLong.empty())
            .edit();
    assertThat(edit.durationTicks()).hasValue(160);
  }

  @Test
  void read_repeatedMedia_isRefusedByName() {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> read(2000, 96_000, RATE_1, 2000, 0, RATE_1))
        .withMessageContaining("elst")
        .withMessageContaining("edit 2 presents the media from 0 ticks on")
        .withMessageContaining("the media up to 192000 has been presented");
  }

  @Test
  void read_laterMediaTimeAfterTheMedia_isRefused() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read(2000, 0, RATE_1, 2000, 480_000, RATE_1))
        .withMessageContaining("begins at 480000, the media ends at 480000");
  }

  /** Seven seconds in tables, three more in fragments. */
  @Test
  void read_durationOfTheTables_goesOnWithTheFragments() throws FragmillException {
    OptionalLong tablesEnd = OptionalLong.of(7 * 48_000);
    assertThat(readBox(fullBox("elst", 0, 0, ints(1, 6990, 480, RATE_1)), tablesEnd))
        .isEqualTo(new Edit(480, 0, OptionalLong.empty()));
    assertThat(readBox(fullBox("elst", 0, 0, ints(1, 6988, 480, RATE_1)), tablesEnd))
        .isEqualTo(new Edit(480, 0, OptionalLong.of(6988 * 48)));
    assertThat(readBox(fullBox("elst", 0, 0, ints(1, 8000, 480, RATE_1)), tablesEnd))
        .isEqualTo(new Edit(480, 0, OptionalLong.of(8000 * 48)));
  }

  @Test
  void read_version1_has64BitTimes() throws FragmillException {
    byte[] elst =
        fullBox(
            "elst", 1, 0, ints(2), longs(500, -1), ints(RATE_1), longs(2000, 480), ints(RATE_1));
    assertThat(readBox(elst)).isEqualTo(new Edit(480, 24_000, OptionalLong.of(96_000)));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 0x0000_8000, 0x0002_0000, 0xFFFF_0000L})
  void read_otherRates_areRefusedByName(long rate) {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> read(1000, 0, rate))
        .withMessageContaining("media rate");
  }

  @ParameterizedTest
  @ValueSource(longs = {-2, Integer.MIN_VALUE})
  void read_negativeMediaTime_isRefused(long mediaTime) {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read(1000, mediaTime, RATE_1))
        .withMessageContaining("found " + mediaTime);
  }

  @Test
  void read_mediaTimeAfterTheMedia_isRefused() throws FragmillException {
    assertThat(read(0, 479_999, RATE_1).mediaStartTicks()).isEqualTo(479_999);
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read(0, 480_000, RATE_1))
        .withMessageContaining("begins at 480000, the media ends at 480000");
  }

  @Test
  void read_durationAbove63Bits_isRefused() {
    byte[] elst = fullBox("elst", 1, 0, ints(1), longs(Long.MIN_VALUE, 0), ints(RATE_1));
    assertThatExceptionOfType(FragmillException.class).isThrownBy(() -> readBox(elst));
  }

  @Test
  void read_sumOfDurationsAbove63Bits_isRefused() {
    byte[] entry = concat(longs(Long.MAX_VALUE, -1), ints(RATE_1));
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> readBox(fullBox("elst", 1, 0, ints(2), entry, entry)));
  }

  @Test
  void read_entriesTruncated_areRefused() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> readBox(fullBox("elst", 0, 0, ints(2, 1000, 0, RATE_1))))
        .withMessageContaining("elst");
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> readBox(fullBox("elst", 0, 0, ints(0xFFFF_FFFFL))));
  }
}
