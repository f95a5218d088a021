package io.github.fragmill.integration.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the samples of a track are, by the tables of a file without fragments; read with code that
 * shares nothing with the library.
 */
final class PlainTables {

  private final List<long[]> samples = new ArrayList<>();

  private PlainTables() {}

  /** Reads the tables of a track; empty when they are not as most are. */
  static Optional<PlainTables> of(byte[] file, int trackId) {
    List<Place> boxes = Place.all(file);
    ByteBuffer bytes = ByteBuffer.wrap(file);
    if (boxes.stream().anyMatch(box -> box.type().equals("moof"))) {
      return Optional.empty();
    }
    List<Place> tracks =
        boxes.stream()
            .filter(box -> box.type().equals("trak") && id(bytes, boxes, box) == trackId)
            .toList();
    if (tracks.size() != 1) {
      return Optional.empty();
    }
    List<Place> parents = tracks;
    for (String type : List.of("mdia", "minf", "stbl")) {
      parents = children(boxes, parents, type);
    }
    List<Place> sizes = children(boxes, parents, "stsz");
    List<Place> chunks = children(boxes, parents, "stco");
    List<Place> runs = children(boxes, parents, "stsc");
    if (sizes.size() != 1 || chunks.size() != 1 || runs.size() != 1) {
      return Optional.empty();
    }
    PlainTables tables = new PlainTables();
    tables.read(bytes, sizes.get(0).content(), chunks.get(0).content(), runs.get(0).content());
    return Optional.of(tables);
  }

  /** Boxes of a type that lie in one of the parents, and there in no other box. */
  private static List<Place> children(List<Place> boxes, List<Place> parents, String type) {
    return boxes.stream()
        .filter(box -> box.type().equals(type))
        .filter(box -> parent(boxes, box).filter(parents::contains).isPresent())
        .toList();
  }

  /** Outer boxes come first, so the last that holds a box is its parent. */
  private static Optional<Place> parent(List<Place> boxes, Place child) {
    return boxes.stream()
        .filter(box -> box.isContainer() && box.start() < child.start())
        .filter(box -> box.holds(child.start(), child.end()))
        .reduce((outer, inner) -> inner);
  }

  private static int id(ByteBuffer bytes, List<Place> boxes, Place trak) {
    return children(boxes, List.of(trak), "tkhd").stream()
        .filter(box -> box.sizeBytes() >= 40)
        .mapToInt(box -> bytes.getInt(box.content() + (bytes.get(box.content()) == 1 ? 20 : 12)))
        .findFirst()
        .orElse(0);
  }

  private void read(ByteBuffer bytes, int stsz, int stco, int stsc) {
    int common = bytes.getInt(stsz + 4);
    int count = bytes.getInt(stsz + 8);
    int run = 0;
    for (int chunk = 1; samples.size() < count; chunk++) {
      long offset = Integer.toUnsignedLong(bytes.getInt(stco + 4 + chunk * 4));
      while (run + 1 < bytes.getInt(stsc + 4)
          && Integer.compareUnsigned(bytes.getInt(stsc + 8 + (run + 1) * 12), chunk) <= 0) {
        run++;
      }
      int samplesInChunk = bytes.getInt(stsc + 8 + run * 12 + 4);
      for (int index = 0; index < samplesInChunk && samples.size() < count; index++) {
        int size = common == 0 ? bytes.getInt(stsz + 12 + samples.size() * 4) : common;
        samples.add(new long[] {offset, size});
        offset += size;
      }
    }
  }

  /** Returns the samples, one after the other. */
  byte[] media(byte[] file) {
    ByteArrayOutputStream media = new ByteArrayOutputStream();
    for (long[] sample : samples) {
      media.write(file, Math.toIntExact(sample[0]), Math.toIntExact(sample[1]));
    }
    return media.toByteArray();
  }

  long offset(int sample) {
    return samples.get(sample)[0];
  }

  int size(int sample) {
    return (int) samples.get(sample)[1];
  }
}
