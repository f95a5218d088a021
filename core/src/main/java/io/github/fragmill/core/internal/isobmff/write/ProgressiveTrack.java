package io.github.fragmill.core.internal.isobmff.write;

import io.github.fragmill.core.media.Track;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A track for a progressive file. Immutable. */
public final class ProgressiveTrack {

  private static final int TAIL_BYTES = 60;
  private static final int TIMES_BYTES_0 = 4 + 5 * Integer.BYTES;
  private static final int TIMES_BYTES_1 = 4 + 3 * Long.BYTES + 2 * Integer.BYTES;

  private final Track track;
  private final byte[] header;

  /**
   * @param track what is written
   * @param header the content of its {@code tkhd} in the source: flags, layer, volume, matrix, size
   */
  public ProgressiveTrack(Track track, byte[] header) {
    if (header.length < timesBytes(header) + TAIL_BYTES) {
      throw new IllegalArgumentException("header: it has " + header.length + " bytes");
    }
    this.track = track;
    this.header = header.clone();
  }

  Track track() {
    return track;
  }

  private static int timesBytes(byte[] header) {
    return header.length > 0 && header[0] == 1 ? TIMES_BYTES_1 : TIMES_BYTES_0;
  }

  /**
   * Returns {@code tkhd} (ISO/IEC 14496-12, 8.3.2) with what is new: the ID and the duration.
   *
   * @param durationTicks in the time scale of the movie
   */
  byte[] trackHeader(int trackId, long durationTicks) {
    int sizeBytes = 8 + TIMES_BYTES_1 + TAIL_BYTES;
    int flags = ByteBuffer.wrap(header).getInt(0) & 0xFF_FFFF;
    return ByteBuffer.allocate(sizeBytes)
        .putInt(sizeBytes)
        .put("tkhd".getBytes(StandardCharsets.ISO_8859_1))
        .putInt(/* version= */ 1 << 24 | flags)
        .putLong(/* creation_time= */ 0)
        .putLong(/* modification_time= */ 0)
        .putInt(trackId)
        .putInt(/* reserved= */ 0)
        .putLong(durationTicks)
        .put(header, timesBytes(header), TAIL_BYTES)
        .array();
  }
}
