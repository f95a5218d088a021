package io.github.fragmill.core.internal.isobmff.write;

import java.nio.ByteBuffer;
import org.mp4parser.support.AbstractFullBox;

/** A full box of our own (ISO/IEC 14496-12, 4.2) that isoparser writes and never reads. */
abstract class WriteOnlyBox extends AbstractFullBox {

  WriteOnlyBox(String type) {
    super(type);
  }

  @Override
  protected final void _parseDetails(ByteBuffer content) {
    throw new UnsupportedOperationException("this box is only written");
  }
}
