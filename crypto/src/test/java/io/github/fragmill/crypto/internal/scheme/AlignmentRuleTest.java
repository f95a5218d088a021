package io.github.fragmill.crypto.internal.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.protect.SubsampleMap;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AlignmentRuleTest {

  /** The first sample of an H.264 file on which three packagers agree. */
  private static final int[] TWO_SLICES = {50, 2011, 2071, 1815};

  private static final int TWO_SLICES_SIZE = 50 + 2011 + 10 + 1815;

  @Test
  void map_asFound_rangesAsTheyAre() {
    assertThat(map(AlignmentRule.AS_FOUND, TWO_SLICES_SIZE, TWO_SLICES))
        .containsExactly("50+2011", "10+1815");
  }

  @Test
  void map_wholeBlocks_restGoesToTheClearBytesInFront() {
    assertThat(map(AlignmentRule.WHOLE_BLOCKS, TWO_SLICES_SIZE, TWO_SLICES))
        .containsExactly("61+2000", "17+1808");
  }

  @Test
  void map_asFoundShorterThanABlock_countsAsProtected() {
    assertThat(map(AlignmentRule.AS_FOUND, 100, 10, 15, 40, 60)).containsExactly("10+15", "15+60");
  }

  @Test
  void map_wholeBlocksShorterThanABlock_becomesClear() {
    assertThat(map(AlignmentRule.WHOLE_BLOCKS, 104, 10, 15, 40, 64)).containsExactly("40+64");
    assertThat(map(AlignmentRule.WHOLE_BLOCKS, 40, 10, 15)).containsExactly("40+0");
  }

  @Test
  void map_clearBytesAtTheEnd_pairWithoutProtectedBytes() {
    assertThat(map(AlignmentRule.AS_FOUND, 100, 10, 32)).containsExactly("10+32", "58+0");
  }

  @Test
  void map_noRanges_allClear() {
    assertThat(map(AlignmentRule.AS_FOUND, 100)).containsExactly("100+0");
    assertThat(map(AlignmentRule.WHOLE_BLOCKS, 70_000)).containsExactly("65535+0", "4465+0");
  }

  @Test
  void map_rangeIsTheWholeSample_noClearBytes() {
    assertThat(map(AlignmentRule.AS_FOUND, 100, 0, 100)).containsExactly("0+100");
    assertThat(map(AlignmentRule.WHOLE_BLOCKS, 100, 0, 100)).containsExactly("4+96");
  }

  @Test
  void map_rangeLeavesTheSample_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map(AlignmentRule.AS_FOUND, 41, 10, 32))
        .withMessage("protectable: expected ranges within 41 bytes, found one that ends at 42");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map(AlignmentRule.WHOLE_BLOCKS, 41, 40, Integer.MAX_VALUE));
  }

  private static List<String> map(AlignmentRule rule, int sampleSizeBytes, int... ranges) {
    ByteRanges protectable = new ByteRanges();
    for (int range = 0; range < ranges.length; range += 2) {
      protectable.add(ranges[range], ranges[range + 1]);
    }
    SubsampleMap map = new SubsampleMap();
    rule.map(sampleSizeBytes, protectable, map);
    List<String> pairs = new ArrayList<>();
    for (int pair = map.firstPair(0); pair < map.endPair(0); pair++) {
      pairs.add(map.clearBytes(pair) + "+" + map.protectedBytes(pair));
    }
    return pairs;
  }
}
