package io.github.fragmill.core.internal.codec.av1;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;

/**
 * Reads uncompressed headers to find their ends and the number of their frames' tiles (AV1
 * specification, 5.9.2). Made once for a segment and used for every frame in it, because a header
 * depends on earlier ones. Not thread-safe.
 */
final class FrameHeader {

  private static final int KEY_FRAME = 0;
  private static final int INTER_FRAME = 1;
  private static final int INTRA_ONLY_FRAME = 2;
  private static final int SWITCH_FRAME = 3;

  private static final int NO_PRIMARY_REFERENCE = 7;

  private final BitReader reader;
  private final ReferenceFrames frames;
  private final FrameReferences references;
  private final FrameSize size;
  private final TileInfo tiles;
  private final Quantization quantization;

  private boolean showsExistingFrame;
  private int type;
  private boolean isShown;
  private boolean isShowable;
  private boolean isErrorResilient;
  private int orderHint;
  private int primaryReference;
  private int refreshFlags;
  private boolean screenContent;
  private boolean intraBlockCopy;
  private boolean highPrecision;

  FrameHeader(BitReader reader) {
    this.reader = reader;
    this.frames = new ReferenceFrames(reader);
    this.references = new FrameReferences(reader, frames);
    this.size = new FrameSize(reader);
    this.tiles = new TileInfo(reader);
    this.quantization = new Quantization(reader);
  }

  /** Returns whether the header read last stands for a frame that was decoded before. */
  boolean showsExistingFrame() {
    return showsExistingFrame;
  }

  /** Returns the tiles of the frame whose header was read last. */
  TileInfo tiles() {
    return tiles;
  }

  /**
   * Reads uncompressed_header() up to its last bit.
   *
   * @param obu the unit that holds it
   */
  void read(SequenceHeader sequence, ObuCursor obu) throws MalformedMediaException {
    showsExistingFrame = !sequence.isReducedStillPicture() && reader.flag();
    if (showsExistingFrame) {
      readExistingFrame();
      return;
    }
    readType(sequence);
    boolean adaptsProbabilities = !reader.flag(); // disable_cdf_update
    boolean integerVectors = readScreenContent(sequence.tools());
    reader.skipBits(sequence.frameIdBits()); // current_frame_id
    boolean sizeOverride =
        type == SWITCH_FRAME || (!sequence.isReducedStillPicture() && reader.flag());
    orderHint = reader.bits(sequence.tools().orderHintBits());
    primaryReference =
        isIntra() || isErrorResilient ? NO_PRIMARY_REFERENCE : reader.bits(/* count= */ 3);
    sequence.operatingPoints().skipBufferRemovalTimes(reader, obu.temporalId(), obu.spatialId());
    readRefreshFlags(sequence.tools().orderHintBits());
    if (isIntra()) {
      size.read(sequence, sizeOverride);
      intraBlockCopy = screenContent && size.isUnscaled() && reader.flag();
    } else {
      readInterFrame(sequence, sizeOverride, integerVectors);
    }
    if (adaptsProbabilities && !sequence.isReducedStillPicture()) {
      reader.skipBits(1); // disable_frame_end_update_cdf
    }
    tiles.read(size, sequence.tools().hasLargeSuperblocks());
    readQuantization(sequence.colour());
    readFilters(sequence);
    readPrediction(sequence);
    if (sequence.hasFilmGrain() && (isShown || isShowable)) {
      FilmGrain.skip(reader, sequence.colour(), type == INTER_FRAME);
    }
  }

  /** Takes in the frame once all of it was read: later ones may refer to it (7.4, 7.20). */
  void finish() {
    frames.update(
        refreshFlags,
        new ReferenceFrame(
            type, size.upscaledWidth(), size.height(), orderHint, quantization.segmentDeltas()));
  }

  /** A key frame that is shown late becomes every reference frame then (7.21); no tiles follow. */
  private void readExistingFrame() throws MalformedMediaException {
    ReferenceFrame frame = frames.get(reader.bits(3)); // frame_to_show_map_idx
    if (frame.type() == KEY_FRAME) {
      frames.update(ReferenceFrames.ALL, frame);
    }
  }

  private void readType(SequenceHeader sequence) throws MalformedMediaException {
    type = KEY_FRAME;
    isShown = true;
    isShowable = false;
    isErrorResilient = true;
    if (!sequence.isReducedStillPicture()) {
      type = reader.bits(2);
      isShown = reader.flag();
      reader.skipBits(isShown ? sequence.operatingPoints().presentationTimeBits() : 0);
      isShowable = isShown ? type != KEY_FRAME : reader.flag();
      isErrorResilient = replacesAllReferences() || reader.flag();
    }
  }

  private boolean isIntra() {
    return type == KEY_FRAME || type == INTRA_ONLY_FRAME;
  }

  private boolean replacesAllReferences() {
    return type == SWITCH_FRAME || (type == KEY_FRAME && isShown);
  }

  /** Reads and returns force_integer_mv, which says whether motion vectors are whole numbers. */
  private boolean readScreenContent(CodingTools tools) throws MalformedMediaException {
    screenContent = readChoice(tools.screenContent());
    boolean integerVectors = screenContent && readChoice(tools.integerMotionVectors());
    return integerVectors || isIntra();
  }

  private boolean readChoice(int sequenceChoice) throws MalformedMediaException {
    return sequenceChoice == CodingTools.SELECTED_BY_FRAME ? reader.flag() : sequenceChoice != 0;
  }

  private void readRefreshFlags(int orderHintBits) throws MalformedMediaException {
    refreshFlags =
        replacesAllReferences() ? ReferenceFrames.ALL : reader.bits(ReferenceFrames.COUNT);
    boolean orderHintsPresent = !isIntra() || refreshFlags != ReferenceFrames.ALL;
    if (orderHintsPresent && isErrorResilient && orderHintBits > 0) {
      for (int index = 0; index < ReferenceFrames.COUNT; index++) {
        frames.expectOrderHint(index, reader.bits(orderHintBits));
      }
    }
  }

  private void readInterFrame(SequenceHeader sequence, boolean sizeOverride, boolean integerVectors)
      throws MalformedMediaException {
    intraBlockCopy = false;
    references.read(sequence, orderHint);
    if (sizeOverride && !isErrorResilient) {
      size.readWithReferences(sequence, references, frames);
    } else {
      size.read(sequence, sizeOverride);
    }
    highPrecision = !integerVectors && reader.flag();
    boolean filterSwitchable = reader.flag();
    reader.skipBits(filterSwitchable ? 0 : 2); // interpolation_filter
    reader.skipBits(1); // is_motion_mode_switchable
    if (!isErrorResilient && sequence.tools().referenceMotionVectors()) {
      reader.skipBits(1); // use_ref_frame_mvs
    }
  }

  private void readQuantization(ColourConfig colour) throws MalformedMediaException {
    quantization.readParameters(colour);
    if (primaryReference == NO_PRIMARY_REFERENCE) {
      quantization.readSegmentation();
    } else {
      quantization.readSegmentation(frames, references.index(primaryReference));
    }
    quantization.readBlockDeltas(intraBlockCopy);
  }

  private void readFilters(SequenceHeader sequence) throws MalformedMediaException {
    boolean lossless = quantization.isLossless();
    if (!lossless && !intraBlockCopy) {
      LoopFilters.skipDeblocking(reader, sequence.colour());
      if (sequence.tools().directionalEnhancement()) {
        LoopFilters.skipDirectionalEnhancement(reader, sequence.colour());
      }
    }
    boolean restorable = !lossless || !size.isUnscaled();
    if (restorable && !intraBlockCopy && sequence.tools().restoration()) {
      LoopFilters.skipRestoration(
          reader, sequence.colour(), sequence.tools().hasLargeSuperblocks());
    }
    reader.skipBits(lossless ? 0 : 1); // tx_mode_select
  }

  /** Reads from reference_select to the global motion parameters. */
  private void readPrediction(SequenceHeader sequence) throws MalformedMediaException {
    CodingTools tools = sequence.tools();
    boolean compound = !isIntra() && reader.flag(); // reference_select
    if (compound
        && tools.orderHintBits() > 0
        && references.allowSkipMode(orderHint, tools.orderHintBits())) {
      reader.skipBits(1); // skip_mode_present
    }
    if (!isIntra() && !isErrorResilient && tools.warpedMotion()) {
      reader.skipBits(1); // allow_warped_motion
    }
    reader.skipBits(1); // reduced_tx_set
    if (!isIntra()) {
      GlobalMotion.skip(reader, highPrecision);
    }
  }
}
