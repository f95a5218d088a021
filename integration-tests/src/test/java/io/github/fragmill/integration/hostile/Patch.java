package io.github.fragmill.integration.hostile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Finds boxes of a file and writes over their fields. */
final class Patch {

  private static final int HEADER_BYTES = 8;
  private static final int STSD_FIELDS_BYTES = 8;
  private static final Set<String> CONTAINERS =
      Set.of(
          "moov", "trak", "edts", "mdia", "minf", "dinf", "stbl", "udta", "mvex", "moof", "traf");

  /**
   * A box.
   *
   * @param type the four-character code
   * @param offsetBytes where it begins
   * @param sizeBytes its size
   */
  record Place(String type, int offsetBytes, int sizeBytes) {

    int contentOffsetBytes() {
      return offsetBytes + HEADER_BYTES;
    }
  }

  private Patch() {}

  /** Returns all boxes of a file whose sizes have 32 bits, outer ones first. */
  static List<Place> boxes(byte[] file) {
    List<Place> places = new ArrayList<>();
    collect(ByteBuffer.wrap(file), /* from= */ 0, file.length, places);
    return places;
  }

  /** Returns all boxes of a type. */
  static List<Place> boxes(byte[] file, String type) {
    return boxes(file).stream().filter(place -> place.type.equals(type)).toList();
  }

  private static void collect(ByteBuffer file, int from, int end, List<Place> places) {
    int position = from;
    while (position < end) {
      Place place = new Place(type(file, position), position, file.getInt(position));
      places.add(place);
      if (CONTAINERS.contains(place.type)) {
        collect(file, place.contentOffsetBytes(), position + place.sizeBytes, places);
      } else if (place.type.equals("stsd")) {
        int entries = place.contentOffsetBytes() + STSD_FIELDS_BYTES;
        collect(file, entries, position + place.sizeBytes, places);
      }
      position += place.sizeBytes;
    }
  }

  private static String type(ByteBuffer file, int position) {
    byte[] type = new byte[4];
    file.get(position + 4, type);
    return new String(type, StandardCharsets.ISO_8859_1);
  }

  /** Returns a copy with the type of all boxes of a type written over. */
  static byte[] replace(byte[] file, String type, String by) {
    byte[] copy = file.clone();
    for (Place place : boxes(file, type)) {
      byte[] bytes = by.getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(bytes, 0, copy, place.offsetBytes + 4, bytes.length);
    }
    return copy;
  }

  /** Returns a copy with 32 bits written over. */
  static byte[] setInt(byte[] file, int offsetBytes, int value) {
    byte[] copy = file.clone();
    ByteBuffer.wrap(copy).putInt(offsetBytes, value);
    return copy;
  }

  /** Returns the first bytes. */
  static byte[] truncate(byte[] file, int sizeBytes) {
    return Arrays.copyOf(file, sizeBytes);
  }
}
