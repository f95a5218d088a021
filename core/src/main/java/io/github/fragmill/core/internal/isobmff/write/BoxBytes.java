package io.github.fragmill.core.internal.isobmff.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.mp4parser.Box;
import org.mp4parser.support.AbstractContainerBox;

/** Puts isoparser's boxes together and turns them to bytes. */
final class BoxBytes {

  private BoxBytes() {}

  /** Adds children to a container and returns it. */
  static <C extends AbstractContainerBox> C container(C container, Box... children) {
    for (Box child : children) {
      container.addBox(child);
    }
    return container;
  }

  /** Returns the bytes of boxes, one after the other. */
  static byte[] of(Box... boxes) {
    long sizeBytes = 0;
    for (Box box : boxes) {
      sizeBytes += box.getSize();
    }
    MemoryChannel channel = new MemoryChannel(Math.toIntExact(sizeBytes));
    try {
      for (Box box : boxes) {
        box.getBox(channel);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return channel.toBytes();
  }
}
