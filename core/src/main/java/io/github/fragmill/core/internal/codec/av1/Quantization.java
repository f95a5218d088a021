package io.github.fragmill.core.internal.codec.av1;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Quantizers and the segments that change them: they decide whether a frame is lossless, and what
 * its header goes on with (AV1 specification, 5.9.12 to 5.9.18, 7.12.2). Made once and used for
 * every frame. Not thread-safe.
 */
final class Quantization {

  private static final int SEGMENTS = 8;
  private static final List<Integer> NO_DELTAS = Collections.nCopies(SEGMENTS, 0);

  /** Bits of each feature of a segment, sign included; the first changes the quantizer. */
  private static final int[] FEATURE_BITS = {9, 7, 7, 7, 7, 3, 0, 0};

  private static final int MAX_QUANTIZER_DELTA = 255;

  private final BitReader reader;
  private int baseIndex;
  private boolean hasPlaneDeltas;
  private List<Integer> segmentDeltas = NO_DELTAS;

  Quantization(BitReader reader) {
    this.reader = reader;
  }

  /** Reads quantization_params(). */
  void readParameters(ColourConfig colour) throws MalformedMediaException {
    baseIndex = reader.bits(8);
    hasPlaneDeltas = readDelta() != 0;
    if (!colour.isMonochrome()) {
      boolean separate = colour.hasSeparateDeltaQ() && reader.flag();
      for (int delta = 0; delta < (separate ? 4 : 2); delta++) {
        hasPlaneDeltas |= readDelta() != 0;
      }
    }
    boolean usingMatrix = reader.flag();
    if (usingMatrix) {
      reader.skipBits(colour.hasSeparateDeltaQ() ? 12 : 8); // qm_y, qm_u, qm_v
    }
  }

  private int readDelta() throws MalformedMediaException {
    boolean coded = reader.flag();
    return coded ? Descriptors.signed(reader, 7) : 0;
  }

  /** Reads segmentation_params() of a frame without primary reference frame. */
  void readSegmentation() throws MalformedMediaException {
    boolean enabled = reader.flag();
    segmentDeltas = enabled ? readSegments() : NO_DELTAS;
  }

  /**
   * Reads segmentation_params() of a frame whose segments may be those of its primary reference.
   *
   * @param index ref_frame_idx of the primary reference
   */
  void readSegmentation(ReferenceFrames frames, int index) throws MalformedMediaException {
    segmentDeltas = NO_DELTAS;
    boolean enabled = reader.flag();
    if (enabled) {
      boolean updateMap = reader.flag();
      reader.skipBits(updateMap ? 1 : 0); // segmentation_temporal_update
      boolean updateData = reader.flag();
      segmentDeltas = updateData ? readSegments() : frames.get(index).quantizerDeltas();
    }
  }

  private List<Integer> readSegments() throws MalformedMediaException {
    List<Integer> deltas = new ArrayList<>(SEGMENTS);
    for (int segment = 0; segment < SEGMENTS; segment++) {
      boolean quantizerChanges = reader.flag();
      int delta = quantizerChanges ? Descriptors.signed(reader, FEATURE_BITS[0]) : 0;
      deltas.add(Math.max(delta, -MAX_QUANTIZER_DELTA));
      for (int feature = 1; feature < FEATURE_BITS.length; feature++) {
        boolean featureEnabled = reader.flag();
        reader.skipBits(featureEnabled ? FEATURE_BITS[feature] : 0);
      }
    }
    return List.copyOf(deltas);
  }

  /** Reads delta_q_params() and delta_lf_params(). */
  void readBlockDeltas(boolean intraBlockCopy) throws MalformedMediaException {
    boolean quantizerDeltas = baseIndex > 0 && reader.flag();
    if (quantizerDeltas) {
      reader.skipBits(2); // delta_q_res
      boolean filterDeltas = !intraBlockCopy && reader.flag();
      reader.skipBits(filterDeltas ? 3 : 0); // delta_lf_res, delta_lf_multi
    }
  }

  /** Returns what each segment adds to the quantizer index. */
  List<Integer> segmentDeltas() {
    return segmentDeltas;
  }

  /** Returns CodedLossless: the quantizer index is 0 in every segment and plane. */
  boolean isLossless() {
    if (hasPlaneDeltas) {
      return false;
    }
    for (int delta : segmentDeltas) {
      if (baseIndex + delta > 0) {
        return false;
      }
    }
    return true;
  }
}
