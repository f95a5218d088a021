package io.github.fragmill.integration.boxes;

import io.github.fragmill.integration.mp4.Box;

/** The fields of ISO/IEC 23001-7 and of protected sample entries. */
final class ProtectionBoxes {

  private ProtectionBoxes() {}

  /** Dumps {@code tenc} (8.2); returns the bytes of a sample's own IV. */
  static int tenc(FieldDump dump, Box box) {
    dump.versionAndFlags();
    dump.u8("reserved");
    dump.nibbles("default_crypt_byte_block", "default_skip_byte_block");
    dump.u8("default_isProtected").u8("default_Per_Sample_IV_Size").hex("default_KID", 16);
    int ivBytes = box.content().get(7);
    if (ivBytes == 0) {
      dump.u8("default_constant_IV_size").hexRest("default_constant_IV");
    }
    return ivBytes;
  }

  /** Dumps {@code schm} (ISO/IEC 14496-12, 8.12.5). */
  static void schm(FieldDump dump) {
    dump.versionAndFlags();
    dump.fourCc("scheme_type").hex("scheme_version", 4);
  }

  /** Dumps {@code pssh} (8.1), of version 1. */
  static void pssh(FieldDump dump) {
    dump.versionAndFlags();
    dump.hex("SystemID", 16);
    int count = dump.count("KID_count");
    for (int index = 0; index < count; index++) {
      dump.hex("KID", 16);
    }
    dump.u32("DataSize").hexRest("Data");
  }
}
