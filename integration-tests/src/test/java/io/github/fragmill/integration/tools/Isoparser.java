package io.github.fragmill.integration.tools;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.mp4parser.Box;
import org.mp4parser.Container;
import org.mp4parser.IsoFile;
import org.mp4parser.PropertyBoxParserImpl;
import org.mp4parser.boxes.UnknownBox;
import org.mp4parser.support.AbstractBox;

/** isoparser, which reads files and writes them again. */
public final class Isoparser {

  private final PropertyBoxParserImpl parser;
  private final Set<String> carried;

  private Isoparser(Properties boxes, Set<String> carried) {
    this.parser = new PropertyBoxParserImpl(boxes);
    this.carried = carried;
  }

  /**
   * Returns a reader that knows all boxes of isoparser, whoever loaded its classes.
   *
   * @param carried types that are carried over as bytes
   */
  public static Isoparser create(Set<String> carried) throws IOException {
    Properties boxes = new Properties();
    try (InputStream stream =
        Objects.requireNonNull(
            IsoFile.class.getResourceAsStream("/isoparser2-default.properties"))) {
      boxes.load(stream);
    }
    carried.forEach(boxes::remove);
    return new Isoparser(boxes, carried);
  }

  /**
   * Reads every field of every box, and writes the file again.
   *
   * @throws IOException when it meets a box that it does not know
   */
  public byte[] readAndWrite(byte[] file) throws IOException {
    try (IsoFile isoFile =
        new IsoFile(Channels.newChannel(new ByteArrayInputStream(file)), parser)) {
      readDetails(isoFile);
      ByteArrayOutputStream copy = new ByteArrayOutputStream();
      isoFile.getBox(Channels.newChannel(copy));
      return copy.toByteArray();
    }
  }

  private void readDetails(Container container) throws IOException {
    for (Box box : container.getBoxes()) {
      if (box instanceof UnknownBox && !carried.contains(box.getType())) {
        throw new IOException("isoparser does not know " + box.getType());
      }
      if (box instanceof AbstractBox fields) {
        fields.parseDetails();
      }
      if (box instanceof Container inner) {
        readDetails(inner);
      }
    }
  }
}
