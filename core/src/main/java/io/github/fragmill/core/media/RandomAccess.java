package io.github.fragmill.core.media;

import java.util.Objects;

/**
 * How decoding can begin at a sample (ISO/IEC 14496-12, 10.1 and 10.4, and Annex I). Immutable and
 * thread-safe.
 *
 * @param type what is right from where on
 * @param recoverySamples with {@link Type#GRADUAL}, so many samples after this one, in decoding
 *     order, is the first that is right, 1 to 32,767; else 0
 */
public record RandomAccess(Type type, int recoverySamples) {

  /** What of a track is right when decoding begins at a sample. */
  public enum Type {
    /** Decoding cannot begin there. */
    NONE,
    /** All that is decoded from there on is right. */
    SYNC,
    /**
     * All that is presented from there on is right; samples that are decoded after it and presented
     * before it (leading samples) may need what is before it: an open group of pictures.
     */
    OPEN,
    /** Frames become right little by little: a gradual decoding refresh. */
    GRADUAL
  }

  /** Decoding cannot begin there. */
  public static final RandomAccess NONE = new RandomAccess(Type.NONE, 0);

  /** Decoding can begin there, and all samples after it are right. */
  public static final RandomAccess SYNC = new RandomAccess(Type.SYNC, 0);

  /** Decoding can begin there, but leading samples may be wrong. */
  public static final RandomAccess OPEN = new RandomAccess(Type.OPEN, 0);

  private static final int MAX_RECOVERY_SAMPLES = Short.MAX_VALUE;

  public RandomAccess {
    Objects.requireNonNull(type, "type");
    int least = type == Type.GRADUAL ? 1 : 0;
    int most = type == Type.GRADUAL ? MAX_RECOVERY_SAMPLES : 0;
    if (recoverySamples < least || recoverySamples > most) {
      throw new IllegalArgumentException(
          "recoverySamples: expected "
              + least
              + " to "
              + most
              + " with "
              + type
              + ", found "
              + recoverySamples);
    }
  }

  /**
   * Returns a point from which frames become right little by little.
   *
   * @param recoverySamples 1 to 32,767
   */
  public static RandomAccess gradual(int recoverySamples) {
    return new RandomAccess(Type.GRADUAL, recoverySamples);
  }

  /** Returns whether one bit for each sample can state it. */
  boolean isOneBit() {
    return type == Type.NONE || type == Type.SYNC;
  }

  /** Returns whether all that is presented from the sample on is right. */
  public boolean isSync() {
    return type == Type.SYNC || type == Type.OPEN;
  }
}
