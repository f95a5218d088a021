package io.github.fragmill.core.testing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Damages an MP4 file in ways that a seed determines: mostly at the beginning of a box of its movie
 * box or its fragments, where sizes, types, versions, counts and first entries are.
 */
public final class ClipMutations {

  private static final long[] EXTREMES = {
    0,
    1,
    2,
    7,
    8,
    16,
    0x7F,
    0xFF,
    0x7FFF,
    0xFFFF,
    0xFF_FFFF,
    0x7FFF_FFFE,
    0x7FFF_FFFF,
    0x8000_0000L,
    0x8000_0001L,
    0xFFFF_FFFEL,
    0xFFFF_FFFFL
  };

  private static final Set<String> CONTAINERS =
      Set.of(
          "moov", "trak", "edts", "mdia", "minf", "dinf", "stbl", "stsd", "avc1", "mp4a", "encv",
          "enca", "sinf", "schi", "mvex", "moof", "traf");
  private static final int FIRST_BYTES = 40;

  private ClipMutations() {}

  /** Returns a damaged copy of a file. */
  public static byte[] mutate(byte[] file, long seed) {
    Random random = new Random(seed);
    byte[] mutated = file.clone();
    List<int[]> boxes = new ArrayList<>();
    addBoxes(file, 0, file.length, boxes);
    int changes = 1 + random.nextInt(3);
    for (int change = 0; change < changes; change++) {
      int place = place(boxes, file.length, random);
      int room = mutated.length - place;
      switch (random.nextInt(8)) {
        case 0 -> mutated[place] = (byte) random.nextInt(256);
        case 1 -> mutated[place] ^= (byte) (1 << random.nextInt(8));
        case 2, 3, 4, 5 -> {
          if (room >= 4) {
            int value = (int) EXTREMES[random.nextInt(EXTREMES.length)];
            ByteBuffer.wrap(mutated).putInt(place, value);
          }
        }
        case 6 -> {
          if (room >= 8) {
            ByteBuffer.wrap(mutated).putLong(place, random.nextLong() >> random.nextInt(64));
          }
        }
        default -> {
          if (change == changes - 1 && random.nextInt(3) == 0) {
            return Arrays.copyOf(mutated, place);
          }
        }
      }
    }
    return mutated;
  }

  private static int place(List<int[]> boxes, int fileBytes, Random random) {
    if (random.nextInt(8) == 0) {
      return random.nextInt(fileBytes);
    }
    int[] box = boxes.get(random.nextInt(boxes.size()));
    int length = box[1] - box[0];
    return box[0] + random.nextInt(random.nextInt(4) == 0 ? length : Math.min(length, FIRST_BYTES));
  }

  /** Adds the begin and end of every box, the media's left out. */
  private static void addBoxes(byte[] file, int start, int end, List<int[]> into) {
    for (int position = start; position + 8 <= end; ) {
      int boxEnd = position + ByteBuffer.wrap(file).getInt(position);
      String type = new String(file, position + 4, 4, StandardCharsets.ISO_8859_1);
      if (!type.equals("mdat")) {
        into.add(new int[] {position, boxEnd});
      }
      if (CONTAINERS.contains(type)) {
        addBoxes(file, position + 8 + TestBoxes.fieldBytes(type), boxEnd, into);
      }
      position = Math.max(boxEnd, position + 8);
    }
  }
}
