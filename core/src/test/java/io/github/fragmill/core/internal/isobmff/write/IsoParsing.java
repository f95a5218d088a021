package io.github.fragmill.core.internal.isobmff.write;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.Properties;
import org.mp4parser.Box;
import org.mp4parser.Container;
import org.mp4parser.IsoFile;
import org.mp4parser.PropertyBoxParserImpl;
import org.mp4parser.tools.Path;

/** Lets isoparser read what we wrote. */
final class IsoParsing {

  private final Container boxes;

  private IsoParsing(Container boxes) {
    this.boxes = boxes;
  }

  static IsoParsing of(byte[] bytes) throws IOException {
    // Its default constructor looks its table up in the system class loader.
    Properties boxClasses = new Properties();
    try (InputStream table = IsoFile.class.getResourceAsStream("/isoparser2-default.properties")) {
      boxClasses.load(table);
    }
    return new IsoParsing(
        new IsoFile(
            Channels.newChannel(new ByteArrayInputStream(bytes)),
            new PropertyBoxParserImpl(boxClasses)));
  }

  /** Returns the box of a class at a path, for example {@code moov/trak/tkhd}. */
  <B extends Box> B get(Class<B> type, String path) {
    Box box = Path.getPath(boxes, path);
    if (box == null) {
      throw new AssertionError("no box " + path);
    }
    return type.cast(box);
  }

  boolean has(String path) {
    return Path.getPath(boxes, path) != null;
  }
}
