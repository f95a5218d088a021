package io.github.fragmill.core.internal.codec.text;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.port.TextCodec;
import io.github.fragmill.core.internal.codec.port.TextDescription;
import io.github.fragmill.core.media.TextFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** WebVTT (ISO/IEC 14496-30, 7.5). */
public final class WvttCodec implements TextCodec {

  private static final int BOX_HEADER_BYTES = 8;

  @Override
  public String sampleEntryType() {
    return "wvtt";
  }

  @Override
  public TextFormat read(TextDescription description) throws MalformedMediaException {
    byte[] entry = description.sampleEntry().toBytes();
    ByteBuffer boxes = ByteBuffer.wrap(entry).position(description.fieldsOffset());
    while (boxes.remaining() >= BOX_HEADER_BYTES) {
      int start = boxes.position();
      int size = boxes.getInt(start);
      if (size < BOX_HEADER_BYTES || size > boxes.remaining()) {
        break;
      }
      if (new String(entry, start + 4, 4, StandardCharsets.ISO_8859_1).equals("vttC")) {
        return TextFormat.of("wvtt", description.sampleEntry());
      }
      boxes.position(start + size);
    }
    throw new MalformedMediaException(
        description.path(), MalformedMediaException.NO_OFFSET, "expected a vttC box, found none");
  }
}
