package io.github.fragmill.core.internal.codec.text;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.port.TextCodec;
import io.github.fragmill.core.internal.codec.port.TextDescription;
import io.github.fragmill.core.internal.text.ttml.TtmlProfile;
import io.github.fragmill.core.media.TextFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** TTML (ISO/IEC 14496-30, 6.5): three texts, each with a NUL at its end, then boxes. */
public final class StppCodec implements TextCodec {

  private static final int TEXTS = 3;
  private static final int MAX_HEAD_BYTES = 1 << 16;

  @Override
  public String sampleEntryType() {
    return "stpp";
  }

  @Override
  public TextFormat read(TextDescription description) throws FragmillException {
    byte[] entry = description.sampleEntry().toBytes();
    int position = description.fieldsOffset();
    String imageTypes = "";
    for (int text = 0; text < TEXTS; text++) {
      int end = position;
      while (end < entry.length && entry[end] != 0) {
        end++;
      }
      // Legacy files leave out what is empty at the end.
      if (end == entry.length && text == 0) {
        throw new MalformedMediaException(
            description.path(),
            MalformedMediaException.NO_OFFSET,
            "expected a namespace with a NUL at its end");
      }
      imageTypes = new String(entry, position, end - position, StandardCharsets.UTF_8);
      position = Math.min(entry.length, end + 1);
    }
    if (imageTypes.startsWith("image/")) {
      throw new UnsupportedMediaException(
          description.path() + ": image subtitles (" + imageTypes + ") are not packaged");
    }
    ByteBuffer head = description.firstSample().head(MAX_HEAD_BYTES);
    String document = StandardCharsets.UTF_8.decode(head).toString();
    return TextFormat.of(TtmlProfile.codecs(TtmlProfile.in(document)), description.sampleEntry());
  }
}
