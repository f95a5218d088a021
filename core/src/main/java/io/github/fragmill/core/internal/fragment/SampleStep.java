package io.github.fragmill.core.internal.fragment;

import io.github.fragmill.core.error.FragmillException;
import java.nio.ByteBuffer;

/** What is done to each sample of a segment between reading and writing it. */
@FunctionalInterface
interface SampleStep {

  /** Leaves samples as they are. */
  SampleStep NOTHING = (sample, bytes) -> {};

  /** Returns both steps as one, this one first. */
  default SampleStep then(SampleStep next) {
    return (sample, bytes) -> {
      apply(sample, bytes);
      next.apply(sample, bytes);
    };
  }

  /**
   * @param sample the sample's index in the track
   * @param bytes the sample between position and limit
   */
  void apply(int sample, ByteBuffer bytes) throws FragmillException;
}
