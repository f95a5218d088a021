package io.github.fragmill.core.internal.codec.hevc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShortTermSetTest {

  private static final int MARKER = 0x2B5F_63A9;

  /** Two before, at -1 (used) and -4; two after, at 2 (used) and 7 (used). */
  private static final BitWriter FOUR_PICTURES =
      new BitWriter()
          .ue(2)
          .ue(2)
          .ue(0)
          .flag(true)
          .ue(2)
          .flag(false)
          .ue(1)
          .flag(true)
          .ue(4)
          .flag(true);

  private static BitReader reader(BitWriter bits) {
    byte[] bytes = new BitWriter().append(bits).bits(31, MARKER).toBytes();
    BitReader reader = BitReader.ofNalUnits("hvcC");
    reader.reset(ByteBuffer.wrap(bytes), /* startBytes= */ 0, bytes.length);
    return reader;
  }

  /** Reads sets of a sequence one after the other, to the last bit. */
  private static List<ShortTermSet> sequence(BitWriter... sets) throws MalformedMediaException {
    BitWriter all = new BitWriter();
    for (BitWriter set : sets) {
      all.append(set);
    }
    BitReader reader = reader(all);
    List<ShortTermSet> read = new ArrayList<>();
    for (int i = 0; i < sets.length; i++) {
      read.add(ShortTermSet.readOfSequence(reader, read));
    }
    assertThat(reader.bits(31)).isEqualTo(MARKER);
    return read;
  }

  private static BitWriter predicted(boolean backward, int step) {
    return new BitWriter().flag(true).flag(backward).ue(step - 1);
  }

  @Test
  void readOfSequence_explicit_distancesAndUse() throws Exception {
    ShortTermSet set = sequence(FOUR_PICTURES).get(0);

    assertThat(set).hasToString("-1 (-4) | 2 7");
    assertThat(set.usedCount()).isEqualTo(3);
  }

  @Test
  void readOfSequence_empty_nothing() throws Exception {
    ShortTermSet set = sequence(new BitWriter().ue(0).ue(0)).get(0);

    assertThat(set).hasToString("|");
    assertThat(set.usedCount()).isZero();
  }

  @Test
  void readOfSequence_secondExplicit_hasALeadingFlag() throws Exception {
    List<ShortTermSet> sets =
        sequence(FOUR_PICTURES, new BitWriter().flag(false).ue(1).ue(0).ue(7).flag(false));

    assertThat(sets.get(1)).hasToString("(-8) |");
  }

  /** All distances move by -2: the picture at 2 meets the current one and is dropped. */
  @Test
  void readOfSequence_predictedBackward_movedAndSorted() throws Exception {
    BitWriter change = predicted(/* backward= */ true, /* step= */ 2);
    change.flag(true).flag(true).flag(true).flag(false).flag(true).flag(true);

    // In the order of the syntax: -1, -4, 2, 7 (kept, not used), the other set's own picture.
    assertThat(sequence(FOUR_PICTURES, change).get(1)).hasToString("-2 -3 -6 | (5)");
  }

  /** All distances move by 3; one picture is not kept. */
  @Test
  void readOfSequence_predictedForward_movedAndSorted() throws Exception {
    BitWriter change = predicted(/* backward= */ false, /* step= */ 3);
    change.flag(true).flag(false).flag(true).flag(true).flag(false).flag(false);
    change.flag(false).flag(true);

    assertThat(sequence(FOUR_PICTURES, change).get(1)).hasToString("(-1) | 2 (3) 5");
  }

  @Test
  void readOfSequence_chain_eachBuildsOnThePrecedingOne() throws Exception {
    BitWriter first = new BitWriter().ue(1).ue(0).ue(0).flag(true);
    BitWriter step = predicted(/* backward= */ true, /* step= */ 1).flag(true).flag(true);
    BitWriter next = predicted(/* backward= */ true, /* step= */ 1).bits(3, 7);

    assertThat(sequence(first, step, next).get(2)).hasToString("-1 -2 -3 |");
  }

  @Test
  void readOfSlice_predicted_saysFromWhich() throws Exception {
    List<ShortTermSet> sets =
        sequence(FOUR_PICTURES, new BitWriter().flag(false).ue(1).ue(0).ue(7).flag(true));
    BitWriter change = new BitWriter().flag(true).ue(1).flag(true).ue(0);
    change.bits(5, 31);
    BitReader reader = reader(change);

    ShortTermSet set = ShortTermSet.readOfSlice(reader, sets);

    assertThat(set).hasToString("-1 -2 -5 | 1 6");
    assertThat(reader.bits(31)).isEqualTo(MARKER);
  }

  @Test
  void readOfSlice_sequenceWithoutSets_hasNoLeadingFlag() throws Exception {
    BitReader reader = reader(FOUR_PICTURES);

    assertThat(ShortTermSet.readOfSlice(reader, List.of()).usedCount()).isEqualTo(3);
    assertThat(reader.bits(31)).isEqualTo(MARKER);
  }

  @Test
  void readOfSlice_explicit_ownPictures() throws Exception {
    BitReader reader = reader(new BitWriter().flag(false).ue(0).ue(1).ue(2).flag(true));

    assertThat(ShortTermSet.readOfSlice(reader, sequence(FOUR_PICTURES))).hasToString("| 3");
  }

  @Test
  void readOfSlice_fromBeforeTheFirst_malformedByName() throws Exception {
    List<ShortTermSet> sets = sequence(FOUR_PICTURES);

    assertThatThrownBy(
            () -> ShortTermSet.readOfSlice(reader(new BitWriter().flag(true).ue(1)), sets))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("delta_idx_minus1: expected 0 to 0, found 1");
  }

  @Test
  void readOfSequence_moreThan16Pictures_malformedByName() {
    assertThatThrownBy(() -> sequence(new BitWriter().ue(17)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("num_negative_pics: expected 0 to 16, found 17");
    assertThatThrownBy(() -> sequence(new BitWriter().ue(10).ue(7)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("num_positive_pics: expected 0 to 6, found 7");
  }

  @Test
  void readOfSequence_predictionMakes17Pictures_malformed() {
    BitWriter full = new BitWriter().ue(16).ue(0);
    for (int i = 0; i < 16; i++) {
      full.ue(0).flag(true);
    }
    BitWriter oneMore = predicted(/* backward= */ true, /* step= */ 1).bits(17, -1);

    assertThatThrownBy(() -> sequence(full, oneMore))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("more than 16 pictures");
  }

  @Test
  void readOfSequence_distanceBeyond15Bits_malformedByName() {
    assertThatThrownBy(() -> sequence(new BitWriter().ue(1).ue(0).ue(1 << 15)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("delta_poc_s0_minus1: expected 0 to 32767, found 32768");
    assertThatThrownBy(() -> sequence(new BitWriter().ue(0).ue(1).ue(1 << 15)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("delta_poc_s1_minus1: expected 0 to 32767, found 32768");
    assertThatThrownBy(() -> sequence(FOUR_PICTURES, predicted(true, (1 << 15) + 1)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("abs_delta_rps_minus1: expected 0 to 32767, found 32768");
  }
}
