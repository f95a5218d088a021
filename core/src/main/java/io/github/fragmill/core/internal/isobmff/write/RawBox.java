package io.github.fragmill.core.internal.isobmff.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import org.mp4parser.Box;

/** A box that exists as bytes already, among isoparser's. */
final class RawBox implements Box {

  private final byte[] bytes;

  RawBox(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public long getSize() {
    return bytes.length;
  }

  @Override
  public void getBox(WritableByteChannel channel) throws IOException {
    channel.write(ByteBuffer.wrap(bytes));
  }

  @Override
  public String getType() {
    return new String(bytes, 4, 4, StandardCharsets.ISO_8859_1);
  }
}
