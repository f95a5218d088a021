package io.github.fragmill.core.internal.codec.port;

import io.github.fragmill.core.error.MalformedMediaException;
import java.util.Map;

/** A sample entry, split into its boxes. */
interface EntryDescription {

  /** Returns the place in the box tree, for messages. */
  String path();

  /** Returns the content (without size and type) of the first child box of each type. */
  Map<String, byte[]> boxes();

  /** Returns the path of a child box, for messages. */
  default String pathOf(String boxType) {
    return path() + "/" + boxType;
  }

  /**
   * Returns the content of a child box.
   *
   * @throws MalformedMediaException when it is missing
   */
  default byte[] required(String boxType) throws MalformedMediaException {
    byte[] content = boxes().get(boxType);
    if (content == null) {
      throw malformed(boxType, "missing");
    }
    return content;
  }

  /** Returns an exception about a child box. */
  default MalformedMediaException malformed(String boxType, String reason) {
    return new MalformedMediaException(pathOf(boxType), MalformedMediaException.NO_OFFSET, reason);
  }
}
