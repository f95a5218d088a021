package io.github.fragmill.integration.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** A file while it is being damaged. Not thread-safe. */
final class Draft {

  private byte[] bytes;

  Draft(byte[] original) {
    bytes = original.clone();
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return bytes.length;
  }

  /** Returns the bytes, to be written over. */
  ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes);
  }

  List<Place> boxes() {
    return Place.all(bytes);
  }

  byte[] copy(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  void truncate(int length) {
    bytes = Arrays.copyOf(bytes, length);
  }

  /** Puts other bytes in the place of some, and leaves all sizes as they were. */
  void replace(int from, int to, byte[] by) {
    ByteArrayOutputStream changed = new ByteArrayOutputStream(bytes.length + by.length);
    changed.write(bytes, 0, from);
    changed.writeBytes(by);
    changed.write(bytes, to, bytes.length - to);
    bytes = changed.toByteArray();
  }

  /**
   * Puts other bytes in the place of some, corrects the sizes of the boxes around, and what says
   * where media is that moved.
   */
  void replaceAndFix(int from, int to, byte[] by) {
    int difference = by.length - (to - from);
    List<Place> before = boxes();
    for (Place box : before) {
      if (box.holds(from, to)) {
        addTo(box.content() - box.start() == 16 ? box.start() + 12 : box.start(), difference);
      }
      if (box.type().equals("stco") && box.content() + 8 <= box.end()) {
        moveChunks(box, from, difference);
      }
    }
    for (Place top : before) {
      if (top.type().equals("moof") && top.holds(from, to)) {
        moveRuns(before, top, difference);
      }
    }
    replace(from, to, by);
  }

  private void moveChunks(Place stco, int after, int difference) {
    for (int entry = stco.content() + 8; entry + 4 <= stco.end(); entry += 4) {
      if (Integer.toUnsignedLong(buffer().getInt(entry)) >= after) {
        addTo(entry, difference);
      }
    }
  }

  private void moveRuns(List<Place> boxes, Place moof, int difference) {
    for (Place box : boxes) {
      boolean isRun = box.type().equals("trun") && moof.holds(box.start(), box.end());
      if (isRun && box.sizeBytes() >= 20 && (buffer().getInt(box.content()) & 1) != 0) {
        addTo(box.content() + 8, difference);
      }
    }
  }

  private void addTo(int position, int difference) {
    buffer().putInt(position, buffer().getInt(position) + difference);
  }
}
