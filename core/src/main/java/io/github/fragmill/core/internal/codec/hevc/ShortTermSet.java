package io.github.fragmill.core.internal.codec.hevc;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import java.util.List;
import java.util.StringJoiner;

/**
 * A short-term reference picture set: st_ref_pic_set() (ITU-T H.265, 7.3.7 and 7.4.8). Which
 * pictures it holds matters because a later set may be coded as a change of it. Immutable.
 */
final class ShortTermSet {

  /** A decoded picture buffer has at most 16 pictures (A.4.2). */
  private static final int MAX_PICTURES = 16;

  private static final int MAX_DISTANCE_MINUS_1 = (1 << 15) - 1;

  /** Distances in output order: first those before the current picture, the closest first. */
  private final int[] distances = new int[MAX_PICTURES];

  private int count;
  private int countBefore;

  /** Bit {@code i}: picture {@code i} is a reference of the current picture. */
  private int used;

  private ShortTermSet() {}

  /**
   * Reads a set of a sequence parameter set.
   *
   * @param earlier all sets before it
   */
  static ShortTermSet readOfSequence(BitReader reader, List<ShortTermSet> earlier)
      throws MalformedMediaException {
    boolean predicted = !earlier.isEmpty() && reader.flag();
    return predicted ? predict(reader, earlier.get(earlier.size() - 1)) : readExplicit(reader);
  }

  /**
   * Reads a set of a slice segment header.
   *
   * @param ofSequence all sets of the sequence parameter set
   */
  static ShortTermSet readOfSlice(BitReader reader, List<ShortTermSet> ofSequence)
      throws MalformedMediaException {
    boolean predicted = !ofSequence.isEmpty() && reader.flag();
    if (!predicted) {
      return readExplicit(reader);
    }
    int last = ofSequence.size() - 1;
    int back = reader.unsignedExpGolomb(last, "delta_idx_minus1");
    return predict(reader, ofSequence.get(last - back));
  }

  /** Returns the number of pictures that the current picture refers to. */
  int usedCount() {
    return Integer.bitCount(used);
  }

  private static ShortTermSet readExplicit(BitReader reader) throws MalformedMediaException {
    int before = reader.unsignedExpGolomb(MAX_PICTURES, "num_negative_pics");
    int after = reader.unsignedExpGolomb(MAX_PICTURES - before, "num_positive_pics");
    ShortTermSet set = new ShortTermSet();
    set.readPictures(reader, before, /* sign= */ -1, "delta_poc_s0_minus1");
    set.countBefore = before;
    set.readPictures(reader, after, /* sign= */ 1, "delta_poc_s1_minus1");
    return set;
  }

  private void readPictures(BitReader reader, int pictures, int sign, String syntaxElement)
      throws MalformedMediaException {
    int distance = 0;
    for (int i = 0; i < pictures; i++) {
      distance += sign * (1 + reader.unsignedExpGolomb(MAX_DISTANCE_MINUS_1, syntaxElement));
      boolean isUsed = reader.flag();
      add(distance, isUsed, reader);
    }
  }

  /**
   * Reads a set that holds the pictures of another one and the picture that had that one, all moved
   * by the same distance, as far as they are kept (equations 7-61 and 7-62).
   */
  private static ShortTermSet predict(BitReader reader, ShortTermSet other)
      throws MalformedMediaException {
    boolean backward = reader.flag(); // delta_rps_sign
    int step = 1 + reader.unsignedExpGolomb(MAX_DISTANCE_MINUS_1, "abs_delta_rps_minus1");
    int shift = backward ? -step : step;
    int isUsed = 0;
    int isKept = 0;
    for (int i = 0; i <= other.count; i++) {
      boolean usedFlag = reader.flag(); // used_by_curr_pic_flag
      boolean kept = usedFlag || reader.flag(); // use_delta_flag
      isUsed |= (usedFlag ? 1 : 0) << i;
      isKept |= (kept ? 1 : 0) << i;
    }
    ShortTermSet set = new ShortTermSet();
    for (int place = 0; place <= other.count; place++) {
      int i = other.descending(place);
      int distance = other.distance(i) + shift;
      if (distance < 0 && isSet(isKept, i)) {
        set.add(distance, isSet(isUsed, i), reader);
      }
    }
    set.countBefore = set.count;
    for (int place = other.count; place >= 0; place--) {
      int i = other.descending(place);
      int distance = other.distance(i) + shift;
      if (distance > 0 && isSet(isKept, i)) {
        set.add(distance, isSet(isUsed, i), reader);
      }
    }
    return set;
  }

  /** Returns a distance; the picture that has this set follows the last one. */
  private int distance(int index) {
    return index == count ? 0 : distances[index];
  }

  /** Returns the index of a picture, {@code place} 0 being the last one in output order. */
  private int descending(int place) {
    int after = count - countBefore;
    if (place == after) {
      return count;
    }
    return place < after ? count - 1 - place : place - after - 1;
  }

  private static boolean isSet(int flags, int index) {
    return (flags >> index & 1) != 0;
  }

  private void add(int distance, boolean isUsed, BitReader reader) throws MalformedMediaException {
    if (count == MAX_PICTURES) {
      throw reader.malformed("a reference picture set of more than " + MAX_PICTURES + " pictures");
    }
    distances[count] = distance;
    used |= (isUsed ? 1 : 0) << count;
    count++;
  }

  /** Returns the distances before and after, those that are not used in parentheses. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(" ");
    for (int i = 0; i <= count; i++) {
      if (i == countBefore) {
        text.add("|");
      }
      if (i < count) {
        text.add(isSet(used, i) ? Integer.toString(distances[i]) : "(" + distances[i] + ")");
      }
    }
    return text.toString();
  }
}
