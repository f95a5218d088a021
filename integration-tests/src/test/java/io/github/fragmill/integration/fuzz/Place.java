package io.github.fragmill.integration.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a box of a file is that may be damaged already: sizes are believed as far as there is room.
 *
 * @param type the four-character code
 * @param start where it begins, in bytes
 * @param content where its content begins
 * @param children where the boxes in it begin; its end when it has none
 * @param end where it ends
 */
record Place(String type, int start, int content, int children, int end) {

  private static final int MAX_DEPTH = 12;
  private static final int MAX_BOXES = 3000;

  private static final Set<String> CONTAINERS =
      Set.of(
          "moov", "trak", "edts", "mdia", "minf", "dinf", "stbl", "udta", "mvex", "moof", "traf",
          "sinf", "schi", "wave", "vttc");

  /** How many bytes of fields stand before the boxes in boxes that have both. */
  private static final Map<String, Integer> FIELDS =
      Map.ofEntries(
          Map.entry("stsd", 8),
          Map.entry("dref", 8),
          Map.entry("meta", 4),
          Map.entry("wvtt", 8),
          Map.entry("avc1", 78),
          Map.entry("avc3", 78),
          Map.entry("hvc1", 78),
          Map.entry("hev1", 78),
          Map.entry("av01", 78),
          Map.entry("vp09", 78),
          Map.entry("encv", 78),
          Map.entry("mp4a", 28),
          Map.entry("enca", 28),
          Map.entry("ac-3", 28),
          Map.entry("ec-3", 28),
          Map.entry("ac-4", 28),
          Map.entry("Opus", 28),
          Map.entry("fLaC", 28),
          Map.entry("alac", 28));

  /** Returns all boxes, outer ones first. */
  static List<Place> all(byte[] file) {
    List<Place> places = new ArrayList<>();
    collect(ByteBuffer.wrap(file), /* from= */ 0, file.length, /* depth= */ 0, places);
    return places;
  }

  private static void collect(ByteBuffer file, int from, int end, int depth, List<Place> places) {
    int position = from;
    while (end - position >= 8 && depth < MAX_DEPTH && places.size() < MAX_BOXES) {
      Place place = at(file, position, end);
      places.add(place);
      collect(file, place.children, place.end, depth + 1, places);
      position = place.end;
    }
  }

  /** Returns the box at a place where there is room for the smallest one. */
  static Place at(ByteBuffer file, int position, int end) {
    byte[] code = new byte[4];
    file.get(position + 4, code);
    String type = new String(code, StandardCharsets.ISO_8859_1);
    long size = Integer.toUnsignedLong(file.getInt(position));
    boolean isLarge = size == 1 && end - position >= 16;
    size = isLarge ? file.getLong(position + 8) : size;
    int content = position + (isLarge ? 16 : 8);
    int boxEnd = size < content - position || size > end - position ? end : position + (int) size;
    int children = boxEnd;
    if (CONTAINERS.contains(type)) {
      children = content;
    } else if (FIELDS.containsKey(type)) {
      children = Math.min(boxEnd, content + FIELDS.get(type));
    }
    return new Place(type, position, content, children, boxEnd);
  }

  boolean isContainer() {
    return children < end;
  }

  /** Returns whether bytes lie in what the box holds; what is added at its end is after it. */
  boolean holds(int from, int to) {
    return content <= from && from < end && to <= end;
  }

  int sizeBytes() {
    return end - start;
  }

  boolean isAnyOf(Set<String> types) {
    return types.contains(type);
  }
}
