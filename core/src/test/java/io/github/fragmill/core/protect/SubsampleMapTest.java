package io.github.fragmill.core.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubsampleMapTest {

  private final SubsampleMap map = new SubsampleMap();

  private List<String> pairs(int sample) {
    List<String> pairs = new ArrayList<>();
    for (int pair = map.firstPair(sample); pair < map.endPair(sample); pair++) {
      pairs.add(map.clearBytes(pair) + "+" + map.protectedBytes(pair));
    }
    return pairs;
  }

  @Test
  void add_clearAndProtected_isOnePair() {
    map.beginSample();
    map.add(50, 2011);
    map.add(10, 1815);
    map.endSample();
    assertThat(pairs(0)).containsExactly("50+2011", "10+1815");
  }

  @Test
  void add_runsOfClearBytes_merge() {
    map.beginSample();
    map.add(10, 0);
    map.add(0, 0);
    map.add(20, 100);
    map.add(7, 0);
    map.add(8, 0);
    map.endSample();
    assertThat(pairs(0)).containsExactly("30+100", "15+0");
  }

  @Test
  void add_nothingClear_beginsProtected() {
    map.beginSample();
    map.add(0, 16);
    map.endSample();
    assertThat(pairs(0)).containsExactly("0+16");
  }

  @ParameterizedTest
  @CsvSource({
    "65534, 65534+9",
    "65535, 65535+9",
    "65536, 65535+0 1+9",
    "131070, 65535+0 65535+9",
    "131071, 65535+0 65535+0 1+9"
  })
  void add_clearBytesAround16Bits_areSplit(long clear, String expected) {
    map.beginSample();
    map.add(clear, 9);
    map.endSample();
    assertThat(pairs(0)).containsExactly(expected.split(" "));
  }

  @Test
  void endSample_clearBytesLeftAbove16Bits_areSplit() {
    map.beginSample();
    map.add(40_000, 5);
    map.add(40_000, 0);
    map.add(40_000, 0);
    map.endSample();
    assertThat(pairs(0)).containsExactly("40000+5", "65535+0", "14465+0");
  }

  @Test
  void add_sumAbove32Bits_isKept() {
    map.beginSample();
    for (int i = 0; i < 3; i++) {
      map.add(Integer.MAX_VALUE, 0);
    }
    map.endSample();
    long total = 0;
    for (int pair = map.firstPair(0); pair < map.endPair(0); pair++) {
      total += map.clearBytes(pair);
    }
    assertThat(total).isEqualTo(3L * Integer.MAX_VALUE);
  }

  @Test
  void firstPair_samplesWithAndWithoutPairs_areApart() {
    map.beginSample();
    map.add(1, 2);
    map.endSample();
    map.beginSample();
    map.endSample();
    map.beginSample();
    map.add(3, 4);
    map.add(5, 6);
    map.endSample();
    assertThat(map.sampleCount()).isEqualTo(3);
    assertThat(pairs(0)).containsExactly("1+2");
    assertThat(pairs(1)).isEmpty();
    assertThat(pairs(2)).containsExactly("3+4", "5+6");
  }

  @Test
  void add_manySamples_coverEachSample() {
    Random random = new Random(3);
    List<Long> sizes = new ArrayList<>();
    for (int sample = 0; sample < 1000; sample++) {
      map.beginSample();
      long size = 0;
      for (int pair = random.nextInt(6); pair >= 0; pair--) {
        int clear = random.nextInt(random.nextInt(10) == 0 ? 200_000 : 100);
        int protectedBytes = random.nextInt(3) * 160;
        map.add(clear, protectedBytes);
        size += clear + protectedBytes;
      }
      map.endSample();
      sizes.add(size);
    }
    for (int sample = 0; sample < 1000; sample++) {
      long covered = 0;
      for (int pair = map.firstPair(sample); pair < map.endPair(sample); pair++) {
        assertThat(map.clearBytes(pair)).isBetween(0, 65_535);
        covered += (long) map.clearBytes(pair) + map.protectedBytes(pair);
      }
      assertThat(covered).as("sample %d", sample).isEqualTo(sizes.get(sample));
    }
  }

  @Test
  void add_negative_isRefused() {
    map.beginSample();
    assertThatIllegalArgumentException().isThrownBy(() -> map.add(-1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> map.add(0, -1));
  }

  @Test
  void lookups_outOfRange_areRefused() {
    map.beginSample();
    map.add(1, 1);
    map.endSample();
    assertThatThrownBy(() -> map.firstPair(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> map.endPair(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> map.clearBytes(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> map.protectedBytes(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
