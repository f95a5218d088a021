package io.github.fragmill.core.internal.codec.hevc;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;

/**
 * Which extensions a parameter set has (ITU-T H.265, 7.3.2.2.1 and 7.3.2.3.1); the flags are the
 * same in both kinds. Those for layers and depth say nothing about the base layer's slices.
 *
 * @param range the range extension follows
 * @param screenContent the screen content coding extension follows
 */
record Extensions(boolean range, boolean screenContent) {

  private static final Extensions NONE = new Extensions(false, false);

  /** Reads the flags, and the flag that says whether there are flags. */
  static Extensions read(BitReader reader) throws MalformedMediaException {
    boolean present = reader.flag();
    if (!present) {
      return NONE;
    }
    boolean range = reader.flag();
    reader.skipBits(2); // multilayer, 3D
    boolean screenContent = reader.flag();
    reader.skipBits(4); // reserved; decoders ignore what follows
    return new Extensions(range, screenContent);
  }
}
