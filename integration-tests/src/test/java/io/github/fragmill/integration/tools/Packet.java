package io.github.fragmill.integration.tools;

/**
 * A packet as ffprobe reports it: one sample.
 *
 * @param presentationTicks when it is composed
 * @param decodeTicks when it is decoded
 * @param sizeBytes its size
 * @param offsetBytes where it stands in the file
 * @param isKey whether decoding can begin at it
 * @param isDiscarded whether an edit list leaves it out
 * @param hash a digest of its bytes, after decryption
 */
public record Packet(
    long presentationTicks,
    long decodeTicks,
    int sizeBytes,
    long offsetBytes,
    boolean isKey,
    boolean isDiscarded,
    String hash) {

  /** A time or a place that the file does not state. */
  public static final long NOT_KNOWN = Long.MIN_VALUE;

  /** Returns by how much it is decoded after it is composed, or less than 0. */
  long lateTicks() {
    return presentationTicks == NOT_KNOWN ? -1 : decodeTicks - presentationTicks;
  }

  /** Returns the same, decoded earlier. */
  Packet earlier(long ticks) {
    return new Packet(
        presentationTicks, decodeTicks - ticks, sizeBytes, offsetBytes, isKey, isDiscarded, hash);
  }

  /** Returns the packet as one that decoding can begin at. */
  Packet asKey() {
    return new Packet(
        presentationTicks,
        decodeTicks,
        sizeBytes,
        offsetBytes,
        /* isKey= */ true,
        isDiscarded,
        hash);
  }

  /** Returns whether both are the same sample: bytes, sync flag, and times since a start each. */
  boolean isSame(long startTicks, Packet other, long otherStartTicks) {
    return hash.equals(other.hash) && isInSamePlace(startTicks, other, otherStartTicks);
  }

  /** Returns whether both have the same size, sync flag, and times since a start each. */
  boolean isInSamePlace(long startTicks, Packet other, long otherStartTicks) {
    return sizeBytes == other.sizeBytes
        && isKey == other.isKey
        && decodeTicks - startTicks == other.decodeTicks - otherStartTicks
        && presentationTicks - startTicks == other.presentationTicks - otherStartTicks;
  }
}
