package io.github.fragmill.core.internal.codec.av1;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Protects the tiles of AV1 (AV1 in ISOBMFF, 4: the {@code decode_tile} structures, each of which
 * becomes a subsample); all headers, metadata and padding stay clear.
 *
 * <p>The frames of all layers are read, whatever operating point a player will choose, because none
 * may stay in the clear.
 */
final class Av1RangeFinder implements ProtectableRangeFinder {

  private static final String PATH = "sample";

  private final BitReader reader = BitReader.ofBytes(PATH);
  private final ObuCursor units = new ObuCursor(PATH);
  private final FrameHeader frame = new FrameHeader(reader);
  private final TileGroup tileGroup = new TileGroup(reader);
  private Optional<SequenceHeader> sequence;
  private boolean withinFrame;

  /**
   * @param sequence the sequence header that holds before the first sample, if there is one
   */
  Av1RangeFinder(Optional<SequenceHeader> sequence) {
    this.sequence = sequence;
  }

  @Override
  public void find(ByteBuffer sample, ByteRanges into) throws MalformedMediaException {
    units.reset(sample);
    withinFrame = false;
    while (units.next()) {
      switch (units.type()) {
        case ObuType.SEQUENCE_HEADER -> {
          reader.reset(sample, units.start(), units.end());
          sequence = Optional.of(SequenceHeader.read(reader));
        }
        case ObuType.FRAME_HEADER -> readHeader(sample);
        case ObuType.FRAME -> readFrame(sample, into);
        case ObuType.TILE_GROUP -> readTiles(sample, units.start(), into);
        case ObuType.TILE_LIST ->
            throw units.malformed("a tile list, which MP4 does not allow (large scale tiles)");
        default -> {
          // Nothing that is protected, and nothing that headers depend on.
        }
      }
    }
    requireNoFrame();
  }

  private void readHeader(ByteBuffer sample) throws MalformedMediaException {
    requireNoFrame();
    reader.reset(sample, units.start(), units.end());
    frame.read(
        sequence.orElseThrow(
            () -> units.malformed("expected a sequence header before a frame, found none")),
        units);
    withinFrame = !frame.showsExistingFrame();
    tileGroup.beginFrame();
  }

  /** Reads frame_obu() (AV1 specification, 5.10): a header, zero bits up to a byte, and tiles. */
  private void readFrame(ByteBuffer sample, ByteRanges into) throws MalformedMediaException {
    readHeader(sample);
    int paddingBits = (int) (reader.remainingBits() % Byte.SIZE);
    if (reader.bits(paddingBits) != 0) {
      throw units.malformed("expected zero bits after a frame header");
    }
    readTiles(sample, units.start() + reader.consumedBytes(), into);
  }

  private void readTiles(ByteBuffer sample, int start, ByteRanges into)
      throws MalformedMediaException {
    if (!withinFrame) {
      throw units.malformed("expected a frame header before tiles, found none");
    }
    boolean last = tileGroup.read(sample, start, units.end(), frame.tiles(), into);
    if (last) {
      frame.finish();
      withinFrame = false;
    }
  }

  private void requireNoFrame() throws MalformedMediaException {
    if (withinFrame) {
      throw units.malformed("expected the rest of a frame's tiles, found none");
    }
  }
}
