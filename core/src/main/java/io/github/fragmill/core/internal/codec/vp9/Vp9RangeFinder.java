package io.github.fragmill.core.internal.codec.vp9;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import java.nio.ByteBuffer;

/**
 * Protects VP9 (VP Codec ISO Media File Format Binding, "Sample Encryption"): in each frame of a
 * superframe everything after the uncompressed header. That header, the superframe's index, and
 * frames that only show an earlier one stay clear.
 *
 * <p>Protected parts are whole cipher blocks under any scheme: the binding asks for it, so that
 * each frame of a superframe can be decrypted without the others. The rest of a part goes to the
 * clear bytes before it.
 */
final class Vp9RangeFinder implements ProtectableRangeFinder {

  private static final int CIPHER_BLOCK_BYTES = 16;

  private final BitReader reader = BitReader.ofBytes("sample");
  private final UncompressedHeader header = new UncompressedHeader(reader);
  private final Superframe superframe = new Superframe();

  @Override
  public void find(ByteBuffer sample, ByteRanges into) throws MalformedMediaException {
    superframe.reset(sample);
    int start = sample.position();
    for (int frame = 0; frame < superframe.count(); frame++) {
      int end = start + superframe.sizeBytes(frame);
      reader.reset(sample, start, end);
      boolean hasData = header.read();
      if (hasData) {
        int dataBytes = end - start - reader.consumedBytes();
        int protectedBytes = dataBytes - dataBytes % CIPHER_BLOCK_BYTES;
        into.add(end - protectedBytes - sample.position(), protectedBytes);
      }
      start = end;
    }
  }
}
