package io.github.fragmill.core.internal.codec.av1;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import java.util.Arrays;

/**
 * Which of the reference frames an inter frame refers to, and in which order they are shown (AV1
 * specification, 5.9.2, 5.9.22, 7.8). Made once and used for every frame. Not thread-safe.
 */
final class FrameReferences {

  /** How many references a frame has: LAST, LAST2, LAST3, GOLDEN, BWDREF, ALTREF2 and ALTREF. */
  static final int COUNT = 7;

  private static final int LAST = 0;
  private static final int LAST2 = 1;
  private static final int LAST3 = 2;
  private static final int GOLDEN = 3;
  private static final int BWDREF = 4;
  private static final int ALTREF2 = 5;
  private static final int ALTREF = 6;

  private static final int NONE = -1;

  private final BitReader reader;
  private final ReferenceFrames frames;
  private final int[] indexes = new int[COUNT];

  /** What is shown this much later than the frame, by the index of the reference frame. */
  private final int[] distances = new int[ReferenceFrames.COUNT];

  private final boolean[] used = new boolean[ReferenceFrames.COUNT];

  FrameReferences(BitReader reader, ReferenceFrames frames) {
    this.reader = reader;
    this.frames = frames;
  }

  /** Returns ref_frame_idx of a reference, 0 to 6, as read last. */
  int index(int reference) {
    return indexes[reference];
  }

  /** Reads from frame_refs_short_signaling to the last delta_frame_id_minus_1. */
  void read(SequenceHeader sequence, int orderHint) throws MalformedMediaException {
    int orderHintBits = sequence.tools().orderHintBits();
    boolean shortSignaling = orderHintBits > 0 && reader.flag();
    if (shortSignaling) {
      int last = reader.bits(3);
      int golden = reader.bits(3);
      derive(last, golden, orderHint, orderHintBits);
    }
    for (int reference = 0; reference < COUNT; reference++) {
      if (!shortSignaling) {
        indexes[reference] = reader.bits(3);
      }
      reader.skipBits(sequence.deltaFrameIdBits());
    }
  }

  /**
   * Sets the references that are not sent (7.8): a later frame is one with a distance from 0 on.
   */
  private void derive(int last, int golden, int orderHint, int orderHintBits)
      throws MalformedMediaException {
    for (int index = 0; index < ReferenceFrames.COUNT; index++) {
      distances[index] = distance(frames.orderHint(index), orderHint, orderHintBits);
    }
    Arrays.fill(indexes, NONE);
    Arrays.fill(used, false);
    use(LAST, last);
    use(GOLDEN, golden);
    use(ALTREF, latestOfTheLater());
    use(BWDREF, earliestOfTheLater());
    use(ALTREF2, earliestOfTheLater());
    for (int reference : new int[] {LAST2, LAST3, BWDREF, ALTREF2, ALTREF}) {
      if (indexes[reference] == NONE) {
        use(reference, latestOfTheEarlier());
      }
    }
    int earliest = earliestOfAll();
    for (int reference = 0; reference < COUNT; reference++) {
      if (indexes[reference] == NONE) {
        indexes[reference] = earliest;
      }
    }
  }

  private void use(int reference, int index) {
    if (index != NONE) {
      indexes[reference] = index;
      used[index] = true;
    }
  }

  private int latestOfTheLater() {
    int found = NONE;
    for (int index = 0; index < ReferenceFrames.COUNT; index++) {
      boolean later = !used[index] && distances[index] >= 0;
      if (later && (found == NONE || distances[index] >= distances[found])) {
        found = index;
      }
    }
    return found;
  }

  private int earliestOfTheLater() {
    int found = NONE;
    for (int index = 0; index < ReferenceFrames.COUNT; index++) {
      boolean later = !used[index] && distances[index] >= 0;
      if (later && (found == NONE || distances[index] < distances[found])) {
        found = index;
      }
    }
    return found;
  }

  private int latestOfTheEarlier() {
    int found = NONE;
    for (int index = 0; index < ReferenceFrames.COUNT; index++) {
      boolean earlier = !used[index] && distances[index] < 0;
      if (earlier && (found == NONE || distances[index] >= distances[found])) {
        found = index;
      }
    }
    return found;
  }

  private int earliestOfAll() {
    int found = 0;
    for (int index = 1; index < ReferenceFrames.COUNT; index++) {
      if (distances[index] < distances[found]) {
        found = index;
      }
    }
    return found;
  }

  /**
   * Returns skipModeAllowed (5.9.22): there are two references on both sides of the frame, or two
   * different ones before it.
   */
  boolean allowSkipMode(int orderHint, int orderHintBits) throws MalformedMediaException {
    boolean backward = false;
    int forward = NONE;
    for (int index : indexes) {
      int hint = frames.orderHint(index);
      int distance = distance(hint, orderHint, orderHintBits);
      backward |= distance > 0;
      if (distance < 0 && (forward == NONE || distance(hint, forward, orderHintBits) > 0)) {
        forward = hint;
      }
    }
    if (forward == NONE || backward) {
      return forward != NONE;
    }
    boolean secondForward = false;
    for (int index : indexes) {
      secondForward |= distance(frames.orderHint(index), forward, orderHintBits) < 0;
    }
    return secondForward;
  }

  /** Returns get_relative_dist() (5.9.3): by how much {@code a} comes after {@code b}. */
  private static int distance(int a, int b, int orderHintBits) {
    int unused = Integer.SIZE - orderHintBits;
    return (a - b) << unused >> unused;
  }
}
