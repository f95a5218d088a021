package io.github.fragmill.integration.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Writes over bytes; all of them stay where they are. */
final class FieldMutations {

  private static final Set<String> TABLES =
      Set.of(
          "stts", "ctts", "stsc", "stsz", "stz2", "stco", "co64", "stss", "elst", "trun", "tfhd",
          "tfdt", "trex", "mvhd", "mdhd", "tkhd", "sbgp", "sgpd", "senc", "saiz", "saio", "tenc",
          "schm", "sidx", "mehd", "cslg", "dref");

  private static final Set<String> CODEC_CONFIGURATIONS =
      Set.of(
          "avcC", "hvcC", "av1C", "vpcC", "esds", "dac3", "dec3", "dac4", "dOps", "dfLa", "alac",
          "dvcC", "dvvC", "vttC", "payl", "sttg", "iden", "chnl", "colr", "pasp", "btrt", "mdcv");

  private static final List<String> TYPES =
      List.of(
          "moov",
          "trak",
          "mdat",
          "free",
          "uuid",
          "stsd",
          "stbl",
          "avc1",
          "mp4a",
          "encv",
          "senc",
          "moof",
          "mvex",
          "\u0000\u0001\u001b\n",
          "////",
          "\u00ff\u00fe\u0080x");

  private FieldMutations() {}

  /** Most bytes of a file are media, where little can happen; most of these are not. */
  static void flipBit(Draft draft, byte[] other, Dice dice) {
    int at = place(draft, dice);
    if (at < draft.length()) {
      draft.bytes()[at] ^= (byte) (1 << dice.below(8));
    }
  }

  static void writeByte(Draft draft, byte[] other, Dice dice) {
    int at = place(draft, dice);
    if (at < draft.length()) {
      draft.bytes()[at] = (byte) dice.number(draft.bytes()[at]);
    }
  }

  /** Somewhere in a box, at a distance from its beginning where fields often are. */
  static void writeInteger(Draft draft, byte[] other, Dice dice) {
    List<Place> boxes = draft.boxes();
    if (!boxes.isEmpty()) {
      Place box = dice.of(boxes);
      int fields = Math.min(box.children(), box.content() + 64);
      write(draft, dice.between(box.start(), fields) & ~1, dice);
    }
  }

  /** In one of the tables: its count, its first entries or any. */
  static void writeTableEntry(Draft draft, byte[] other, Dice dice) {
    List<Place> tables = of(draft, TABLES);
    if (!tables.isEmpty()) {
      Place table = dice.of(tables);
      int words = (table.end() - table.content()) / Integer.BYTES;
      int word = dice.below(dice.oneIn(2) ? Math.min(words, 6) : words);
      write(draft, table.content() + word * Integer.BYTES, dice);
    }
  }

  static void writeConfiguration(Draft draft, byte[] other, Dice dice) {
    List<Place> configurations = of(draft, CODEC_CONFIGURATIONS);
    if (!configurations.isEmpty()) {
      Place box = dice.of(configurations);
      for (int changes = 1 + dice.below(3); changes > 0 && box.content() < box.end(); changes--) {
        int at = dice.between(box.content(), box.end());
        draft.bytes()[at] =
            (byte) (dice.oneIn(2) ? draft.bytes()[at] ^ 1 << dice.below(8) : dice.number(0));
      }
    }
  }

  static void rename(Draft draft, byte[] other, Dice dice) {
    List<Place> boxes = draft.boxes();
    if (!boxes.isEmpty()) {
      Place box = dice.of(boxes);
      String type = dice.oneIn(3) ? dice.of(boxes).type() : dice.of(TYPES);
      draft.buffer().put(box.start() + 4, type.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /** The length of a NAL unit, or what stands at the beginning of one, in a chunk of media. */
  static void writeNalUnit(Draft draft, byte[] other, Dice dice) {
    int at = chunk(draft, dice);
    for (int units = dice.below(8); units > 0 && at + 4 < draft.length(); units--) {
      int length = draft.buffer().getInt(at);
      if (length < 0 || length > draft.length() - at - 8) {
        break;
      }
      at += 4 + length;
    }
    if (dice.oneIn(3)) {
      at += 4 + dice.below(24);
    }
    write(draft, at, dice);
  }

  private static int chunk(Draft draft, Dice dice) {
    List<Integer> chunks =
        draft.boxes().stream()
            .flatMap(
                box ->
                    box.type().equals("mdat")
                        ? Stream.of(box.content())
                        : box.type().equals("stco") && box.sizeBytes() > 20
                            ? Stream.of(entry(draft, box, dice))
                            : Stream.empty())
            .filter(at -> at >= 0 && at < draft.length() - 8)
            .toList();
    return chunks.isEmpty() ? 0 : dice.of(chunks);
  }

  /** A box that was damaged before may end within an entry, and the file with it. */
  private static int entry(Draft draft, Place stco, Dice dice) {
    int at = stco.start() + dice.between(16, stco.sizeBytes()) / 4 * 4;
    return at + 4 <= draft.length() ? draft.buffer().getInt(at) : -1;
  }

  private static List<Place> of(Draft draft, Set<String> types) {
    return draft.boxes().stream().filter(box -> box.isAnyOf(types)).toList();
  }

  private static int place(Draft draft, Dice dice) {
    List<Place> boxes = draft.boxes();
    if (boxes.isEmpty() || dice.oneIn(8)) {
      return dice.below(draft.length());
    }
    Place box = dice.of(boxes);
    return dice.between(
        box.start(), dice.oneIn(3) ? box.end() : Math.min(box.end(), box.start() + 40));
  }

  private static void write(Draft draft, int at, Dice dice) {
    ByteBuffer file = draft.buffer();
    if (at < 0 || at + 8 > draft.length()) {
      return;
    }
    switch (dice.below(8)) {
      case 0 -> file.putShort(at, (short) dice.number(file.getShort(at)));
      case 1 -> file.putLong(at, dice.number(file.getLong(at)));
      default -> file.putInt(at, (int) dice.number(file.getInt(at)));
    }
  }
}
