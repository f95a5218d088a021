package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.media.DisplayMatrix;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.mp4parser.boxes.iso14496.part12.TrackHeaderBox;

/** Reads the matrix of a track header (ISO/IEC 14496-12, 8.3.2). */
final class DisplayMatrices {

  private static final int MATRIX_BYTES = 9 * Integer.BYTES;

  /** Nothing can be seen through it: some writers leave it where they mean none. */
  private static final byte[] ZERO = new byte[MATRIX_BYTES];

  private DisplayMatrices() {}

  static DisplayMatrix read(TrackHeaderBox tkhd) {
    ByteBuffer fields = ByteBuffer.allocate(MATRIX_BYTES);
    tkhd.getMatrix().getContent(fields);
    fields.flip();
    if (Arrays.equals(fields.array(), ZERO)) {
      return DisplayMatrix.IDENTITY;
    }
    return new DisplayMatrix(
        fields.getInt(),
        fields.getInt(),
        fields.getInt(),
        fields.getInt(),
        fields.getInt(),
        fields.getInt(),
        fields.getInt(),
        fields.getInt(),
        fields.getInt());
  }
}
