package io.github.fragmill.core.internal.text;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.text.port.BadText;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes XML in the encoding that it declares (W3C XML 1.0, F). The JDK's reader could, but writes
 * to the console about bytes that it cannot read.
 */
final class XmlEncoding {

  private static final int DECLARATION_BYTES = 200;
  private static final Pattern DECLARATION =
      Pattern.compile("<\\?xml[^>]{0,100}\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

  private XmlEncoding() {}

  static String decode(byte[] file) throws MalformedMediaException {
    String head =
        new String(file, 0, Math.min(DECLARATION_BYTES, file.length), StandardCharsets.ISO_8859_1);
    // A declaration can only be read so in an encoding that holds ASCII.
    Matcher declaration = DECLARATION.matcher(head);
    if (declaration.lookingAt()) {
      return TextEncoding.decode(ByteBuffer.wrap(file), charset(declaration.group(1)));
    }
    if (head.startsWith("<\0")) {
      return TextEncoding.decode(ByteBuffer.wrap(file), StandardCharsets.UTF_16LE);
    }
    return TextEncoding.decode(file);
  }

  private static Charset charset(String name) throws MalformedMediaException {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw BadText.at(1, "expected an encoding that is known, found " + name);
    }
  }
}
