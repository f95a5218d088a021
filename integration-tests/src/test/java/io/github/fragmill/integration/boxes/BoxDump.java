package io.github.fragmill.integration.boxes;

import io.github.fragmill.integration.mp4.Box;
import java.util.List;

/** Writes boxes as text: a line for each, with its path and all its fields, and for each entry. */
final class BoxDump {

  /** Bytes of an initialization vector in {@code senc}: as {@code tenc} says. */
  private int ivBytes;

  private final StringBuilder text = new StringBuilder();

  private BoxDump() {}

  /** Returns the text of a header and what follows it. */
  static String of(List<Box> boxes) {
    BoxDump dump = new BoxDump();
    boxes.forEach(box -> dump.add("", box));
    return dump.text.toString();
  }

  private void add(String parent, Box box) {
    String path = parent + box.type();
    text.append(path).append(" size=").append(box.sizeBytes());
    if (box.fields().hasRemaining() && !box.type().equals("mdat")) {
      text.append(fields(box));
    }
    text.append('\n');
    box.children().forEach(child -> add(path + "/", child));
  }

  private String fields(Box box) {
    FieldDump dump = new FieldDump(box.fields());
    switch (box.type()) {
      case "ftyp", "styp" -> brands(dump);
      case "senc" -> FragmentBoxes.senc(dump, ivBytes);
      case "tenc" -> ivBytes = ProtectionBoxes.tenc(dump, box);
      case "frma" -> dump.fourCc("data_format");
      case "schm" -> ProtectionBoxes.schm(dump);
      case "pssh" -> ProtectionBoxes.pssh(dump);
      case "sidx", "mfhd", "tfhd", "tfdt", "trun", "saiz", "saio" ->
          FragmentBoxes.dump(box.type(), dump);
      default -> HeaderBoxes.dump(box.type(), dump);
    }
    return dump.toText(box.type());
  }

  private static void brands(FieldDump dump) {
    dump.fourCc("major_brand").u32("minor_version");
    while (dump.hasRemaining()) {
      dump.fourCc("compatible_brand");
    }
  }
}
