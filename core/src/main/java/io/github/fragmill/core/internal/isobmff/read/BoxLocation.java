package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.MalformedMediaException;

/**
 * Where a box is (ISO/IEC 14496-12, 4.2). Its size has been checked against its container.
 *
 * @param type the four-character code
 * @param path the place in the box tree, for example {@code moov/trak[2]/mdia}
 * @param offsetBytes where the box begins in the source
 * @param contentOffsetBytes where its content begins, after size and type
 * @param endOffsetBytes where it ends
 */
record BoxLocation(
    String type, String path, long offsetBytes, long contentOffsetBytes, long endOffsetBytes) {

  long contentBytes() {
    return endOffsetBytes - contentOffsetBytes;
  }

  MalformedMediaException malformed(String reason) {
    return new MalformedMediaException(path, offsetBytes, reason);
  }
}
