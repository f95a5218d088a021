package io.github.fragmill.core.internal.isobmff.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.RandomAccess;
import io.github.fragmill.core.media.RandomAccessPoints;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.testing.TestBoxes;
import io.github.fragmill.core.testing.TestTracks;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PieceJoinerTest {

  private static final int FRAME = 100;

  /** Groups of five: I P B B P in decoding order, composed I B B P P. */
  private static final int[] OFFSETS = {100, 300, 0, 0, 100};

  /** Twenty frames without reordering, every fifth a sync sample. */
  private static final SampleTable PLAIN = TestTracks.samples(20, FRAME, sample -> sample % 5 == 0);

  private static SampleTable join(SampleTable samples, EditPiece... pieces)
      throws FragmillException {
    return new PieceJoiner(
            new BoxReading(TestBoxes.box("elst")).first(),
            samples,
            List.of(pieces),
            /* toleranceTicks= */ 10)
        .join();
  }

  private static EditPiece piece(int number, long start, long duration, long presentation) {
    return new EditPiece(number, start, duration, presentation);
  }

  private static SampleTable reordered() {
    SampleTableBuilder table = new SampleTableBuilder(20);
    for (int sample = 0; sample < 20; sample++) {
      table.add(10, 10L * sample, FRAME, OFFSETS[sample % 5], sample % 5 == 0);
    }
    return table.build();
  }

  /** Returns what lies in the source as frames 0, 1, 2... */
  private static List<Long> frames(SampleTable table) {
    return all(table, sample -> table.offsetBytes(sample) / 10);
  }

  private static List<Long> times(SampleTable table) {
    return all(table, table::compositionTimeTicks);
  }

  private static List<Long> all(SampleTable table, IntToLong value) {
    return IntStream.range(0, table.count()).mapToObj(value::apply).toList();
  }

  private interface IntToLong {
    long apply(int sample);
  }

  @Test
  void join_piecesAtSyncSamples_leavesOutWhatIsBetween() throws FragmillException {
    SampleTable joined = join(PLAIN, piece(1, 0, 300, 0), piece(2, 1000, 1000, 300));
    assertThat(frames(joined))
        .containsExactly(0L, 1L, 2L, 10L, 11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L, 19L);
    assertThat(times(joined).subList(0, 5)).containsExactly(0L, 100L, 200L, 300L, 400L);
    assertThat(joined.isSync(3)).isTrue();
    assertThat(joined.isSync(4)).isFalse();
    assertThat(joined.endTicks()).isEqualTo(1300);
  }

  @Test
  void join_randomAccess_isKept() throws FragmillException {
    SampleTable samples =
        PLAIN.withRandomAccess(
            new RandomAccessPoints.Builder()
                .add(10, RandomAccess.OPEN)
                .add(15, RandomAccess.gradual(2))
                .build());
    SampleTable joined = join(samples, piece(1, 0, 300, 0), piece(2, 1000, 1000, 300));
    assertThat(joined.randomAccess(3)).isEqualTo(RandomAccess.OPEN);
    assertThat(joined.randomAccess(8)).isEqualTo(RandomAccess.gradual(2));
  }

  @Test
  void join_pause_makesThePrecedingSampleLonger() throws FragmillException {
    SampleTable joined = join(PLAIN, piece(1, 0, 300, 0), piece(3, 500, 1500, 700));
    assertThat(joined.durationTicks(2)).isEqualTo(500);
    assertThat(joined.compositionTimeTicks(3)).isEqualTo(700);
  }

  @Test
  void join_pauseAlone_needsNoSyncSample() throws FragmillException {
    SampleTable joined = join(PLAIN, piece(1, 0, 300, 0), piece(3, 300, 1700, 350));
    assertThat(joined.count()).isEqualTo(20);
    assertThat(joined.durationTicks(2)).isEqualTo(150);
    assertThat(joined.endTicks()).isEqualTo(2050);
  }

  @Test
  void join_runInAndRest_stay() throws FragmillException {
    SampleTable joined = join(PLAIN, piece(1, 200, 300, 0), piece(2, 1500, 200, 300));
    assertThat(frames(joined)).startsWith(0L, 1L, 2L, 3L, 4L, 15L).endsWith(18L, 19L);
    assertThat(joined.compositionTimeTicks(5)).isEqualTo(500);
  }

  @Test
  void join_delay_isNotInTheSamples() throws FragmillException {
    SampleTable joined = join(PLAIN, piece(2, 0, 300, 5000), piece(3, 1000, 1000, 5300));
    assertThat(joined.compositionTimeTicks(3)).isEqualTo(300);
  }

  @Test
  void join_threePieces_areOne() throws FragmillException {
    SampleTable joined =
        join(PLAIN, piece(1, 0, 200, 0), piece(2, 500, 200, 200), piece(3, 1500, 200, 400));
    assertThat(frames(joined)).containsExactly(0L, 1L, 5L, 6L, 15L, 16L, 17L, 18L, 19L);
    assertThat(times(joined)).startsWith(0L, 100L, 200L, 300L, 400L, 500L);
  }

  @Test
  void join_startWithinTolerance_takesTheSample() throws FragmillException {
    assertThat(frames(join(PLAIN, piece(1, 0, 310, 0), piece(2, 1010, 990, 310))))
        .startsWith(0L, 1L, 2L, 10L);
    assertThat(frames(join(PLAIN, piece(1, 0, 291, 0), piece(2, 991, 1009, 291))))
        .startsWith(0L, 1L, 2L, 10L);
  }

  /** Audio frames seldom end where an edit does: their times stay exact. */
  @Test
  void join_editWithinSamples_keepsThoseThatBeginThere() throws FragmillException {
    SampleTable audio = TestTracks.frames(20, FRAME);
    SampleTable joined = join(audio, piece(1, 0, 350, 0), piece(2, 1030, 970, 350));
    assertThat(frames(joined)).startsWith(0L, 1L, 2L, 3L, 11L, 12L);
    assertThat(joined.compositionTimeTicks(4)).isEqualTo(350 + 70);
    assertThat(joined.durationTicks(3)).isEqualTo(120);
  }

  @Test
  void join_reorderedAtTheGroups_keepsTheOrder() throws FragmillException {
    SampleTable joined = join(reordered(), piece(1, 100, 500, 0), piece(2, 1100, 1000, 500));
    assertThat(frames(joined)).startsWith(0L, 1L, 2L, 3L, 4L, 10L, 11L, 12L, 13L, 14L);
    assertThat(times(joined)).startsWith(100L, 400L, 200L, 300L, 500L, 600L, 900L, 700L, 800L);
  }

  /** Frames of an open group, decoded after its sync sample and composed before it. */
  @Test
  void join_leadingPicturesOfTheEdit_areLeftOut() throws FragmillException {
    SampleTableBuilder table = new SampleTableBuilder(8);
    int[] compositions = {0, 100, 200, 500, 300, 400, 600, 700};
    for (int sample = 0; sample < compositions.length; sample++) {
      int offset = compositions[sample] - sample * FRAME + 200;
      table.add(10, 10L * sample, FRAME, offset, sample == 0 || sample == 3);
    }
    SampleTable joined = join(table.build(), piece(1, 200, 200, 0), piece(2, 700, 300, 200));
    assertThat(frames(joined)).containsExactly(0L, 1L, 3L, 6L, 7L);
    assertThat(times(joined)).containsExactly(200L, 300L, 400L, 500L, 600L);
  }

  private static void assertRefused(SampleTable samples, String reason, EditPiece... pieces) {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> join(samples, pieces))
        .withMessageContaining("elst")
        .withMessageContaining("several pieces of media")
        .withMessageContaining("presents the media from")
        .withMessageContaining(reason);
  }

  @Test
  void join_editAtNoSyncSample_isRefused() {
    assertRefused(
        PLAIN,
        "edit 2 presents the media from 1100 ticks on, but sample 11 is made from samples that are left out",
        piece(1, 0, 300, 0),
        piece(2, 1100, 900, 300));
  }

  /** The last B-frame that is presented is made from a later P-frame, which is not. */
  @Test
  void join_endWithinReorderedSamples_isRefused() {
    assertRefused(
        reordered(),
        "edit 1 presents the media from 100 ticks on, but sample 2 is made from samples",
        piece(1, 100, 300, 0),
        piece(2, 1100, 1000, 300));
  }

  @Test
  void join_pauseWithinReorderedSamples_isRefused() {
    assertRefused(
        reordered(),
        "samples of both sides are mixed in decoding order",
        piece(1, 100, 200, 0),
        piece(2, 300, 1800, 700));
  }

  @Test
  void join_mediaThatWasPresented_isRefused() {
    assertRefused(
        PLAIN, "the media up to 1000 has been", piece(1, 500, 500, 0), piece(2, 0, 500, 500));
    assertRefused(
        PLAIN, "the media up to 1000 has been", piece(1, 500, 500, 0), piece(2, 989, 500, 500));
  }

  @Test
  void join_pieceWithoutSamples_isRefused() {
    assertRefused(
        PLAIN,
        "no sample begins there",
        piece(1, 0, 300, 0),
        piece(2, 1020, 30, 300),
        piece(3, 1500, 500, 330));
    assertRefused(PLAIN, "no sample begins there", piece(1, 0, 300, 0), piece(2, 1950, 40, 300));
  }

  /** The later piece has longer offsets than the pause and the decoder leave time for. */
  @Test
  void join_compositionBeforeDecoding_isRefused() {
    SampleTableBuilder table = new SampleTableBuilder(4);
    table.add(10, 0, FRAME, 0, true).add(10, 10, 1000, 0, true);
    table.add(10, 20, FRAME, 900, true).add(10, 30, FRAME, 900, true);
    assertRefused(
        table.build(),
        "edit 2 presents the media from 2000 ticks on, but sample 2 would be decoded too late",
        piece(1, 0, 200, 0),
        piece(2, 2000, 200, 200));
  }

  @Test
  void join_firstPieceWithoutSamples_isRefused() {
    assertRefused(
        new SampleTableBuilder(1).decodeTimeTicks(500).add(10, 0, FRAME, 0, true).build(),
        "edit 1 presents the media from 0 ticks on, but no sample begins there",
        piece(1, 0, 300, 0),
        piece(2, 500, 100, 300));
  }

  @Test
  void join_pauseAbove31Bits_isRefused() {
    assertRefused(PLAIN, "ticks", piece(1, 0, 500, 0), piece(2, 500, 1500, 1L << 32));
  }
}
