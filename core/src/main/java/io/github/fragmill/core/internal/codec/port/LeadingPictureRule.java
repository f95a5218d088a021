package io.github.fragmill.core.internal.codec.port;

import java.nio.ByteBuffer;

/**
 * Knows whether leading pictures, decoded after a random access point and presented before it, are
 * right when decoding begins at that point. What is unknown counts as not right. Stateless.
 */
public interface LeadingPictureRule {

  /** What a random access point says of its leading pictures. */
  enum Verdict {
    /** All are right. */
    RIGHT,
    /** They may be wrong. */
    DOUBTFUL,
    /** Each says of itself whether it is. */
    EACH_SAYS
  }

  /**
   * Returns what a random access point says.
   *
   * @param head the first bytes of its sample, or all
   */
  Verdict ofPoint(ByteBuffer head);

  /**
   * Returns whether a leading picture says that it is right.
   *
   * @param head the first bytes of its sample, or all
   */
  boolean isRight(ByteBuffer head);
}
