package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import org.mp4parser.support.AbstractBox;

/**
 * Lets isoparser read the fields of a header box whose size has been checked.
 *
 * <p>Its box classes are used directly. Its parser is not: that looks box types up in the system
 * class loader, which has none of them in an application server, and allocates by declared sizes.
 */
final class IsoBoxes {

  private IsoBoxes() {}

  /**
   * Reads a box that has no child boxes.
   *
   * @param empty a new box of the type
   * @return the same box, read
   */
  static <B extends AbstractBox> B read(BoxScanner scanner, BoxLocation location, B empty)
      throws FragmillException {
    byte[] content = scanner.content(location);
    try {
      empty.parse(
          Channels.newChannel(new ByteArrayInputStream(content)),
          ByteBuffer.allocate(0),
          content.length,
          (channel, parentType) -> {
            throw new IOException("a header box has no children");
          });
      empty.parseDetails();
      return empty;
    } catch (IOException | RuntimeException | AssertionError e) {
      // Assertions are on in tests: isoparser then asserts that a box can be written back.
      throw location.malformed("cannot be read: " + e);
    }
  }
}
