package io.github.fragmill.core.internal.codec.ac4;

import io.github.fragmill.core.error.MalformedMediaException;
import java.nio.ByteBuffer;

/**
 * Reads the table of contents before an AC-4 frame to find its end (ac4_toc; ETSI TS 103 190-2,
 * 6.2.1.1). Made once and used for each frame. Not thread-safe.
 *
 * <p>The sizes of the substreams are at the very end of the table. A bit misread anywhere before
 * them would make nonsense of them, so they are compared with the frame's size.
 */
final class TableOfContents {

  private static final int ESCAPED_VERSION = 3;
  private static final int ESCAPED_PAYLOAD_BASE = 0x20;

  private final TocReader reader = new TocReader();
  private final PresentationInfo presentation = new PresentationInfo(reader);
  private final SubstreamGroupInfo group = new SubstreamGroupInfo(reader);

  /**
   * Reads the table of a frame.
   *
   * @param frame raw_ac4_frame between position and limit, which are not changed
   * @return the table's size in bytes
   */
  int read(ByteBuffer frame) throws MalformedMediaException {
    reader.reset(frame);
    requireVersion();
    reader.skipBits(10); // sequence_counter
    skipWaitFrames();
    boolean hasMultiplier = reader.flag(); // fs_index: only 48 kHz has multiples
    int frameRateIndex = reader.bits(4);
    reader.skipBits(1); // b_iframe_global
    int presentations = presentationCount();
    int payloadBase = payloadBase();
    skipProgramId();
    int groups = 0;
    int frameRateFactor = 1;
    for (int index = 0; index < presentations; index++) {
      presentation.read(frameRateIndex);
      groups = Math.max(groups, presentation.groupCount());
      // A property of the frame, repeated in each presentation.
      frameRateFactor = index == 0 ? presentation.frameRateFactor() : frameRateFactor;
    }
    for (int index = 0; index < groups; index++) {
      group.read(hasMultiplier, frameRateFactor);
    }
    long substreamBytes = substreamBytes();
    int sizeBytes = reader.consumedBytes();
    requireFit(frame.remaining(), sizeBytes, payloadBase + substreamBytes);
    return sizeBytes;
  }

  private void requireVersion() throws MalformedMediaException {
    int version = reader.bits(2);
    if (version == ESCAPED_VERSION) {
      version += reader.variable(2);
    }
    if (version != Ac4Config.BITSTREAM_VERSION) {
      throw reader.malformed(
          "bitstream_version: expected 2, as the configuration says, found " + version);
    }
  }

  private void skipWaitFrames() throws MalformedMediaException {
    boolean waits = reader.flag();
    if (waits) {
      boolean some = reader.bits(3) != 0;
      reader.skipBits(some ? 2 : 0); // br_code
    }
  }

  private int presentationCount() throws MalformedMediaException {
    boolean single = reader.flag();
    if (single) {
      return 1;
    }
    boolean several = reader.flag();
    return several ? 2 + reader.variable(2) : 0;
  }

  /** Returns how many bytes lie between the table and the first substream. */
  private int payloadBase() throws MalformedMediaException {
    boolean present = reader.flag();
    if (!present) {
      return 0;
    }
    int base = 1 + reader.bits(5);
    return base == ESCAPED_PAYLOAD_BASE ? base + reader.variable(3) : base;
  }

  private void skipProgramId() throws MalformedMediaException {
    boolean present = reader.flag();
    if (present) {
      reader.skipBits(16); // short_program_id
      boolean hasUuid = reader.flag();
      reader.skipBits(hasUuid ? 128 : 0);
    }
  }

  /** Reads substream_index_table; the size of a single substream may be absent. */
  private long substreamBytes() throws MalformedMediaException {
    int count = reader.bits(2);
    if (count == 0) {
      count = 4 + reader.variable(2);
    }
    boolean sizesPresent = count != 1 || reader.flag();
    long bytes = 0;
    for (int substream = 0; sizesPresent && substream < count; substream++) {
      boolean more = reader.flag();
      bytes += reader.bits(10);
      bytes += more ? (long) reader.variable(2) << 10 : 0;
    }
    return bytes;
  }

  private void requireFit(int frameBytes, int sizeBytes, long contentBytes)
      throws MalformedMediaException {
    if (sizeBytes + contentBytes > frameBytes) {
      throw reader.malformed(
          "AC-4 frame: expected a table of contents and substreams of at most "
              + frameBytes
              + " bytes, found "
              + (sizeBytes + contentBytes));
    }
  }
}
