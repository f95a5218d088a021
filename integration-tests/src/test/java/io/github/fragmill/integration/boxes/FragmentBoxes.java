package io.github.fragmill.integration.boxes;

/** The fields of boxes in fragments, and of their index (ISO/IEC 14496-12, 8.8, 8.7.8, 8.16.3). */
final class FragmentBoxes {

  private FragmentBoxes() {}

  static void dump(String type, FieldDump dump) {
    int flags = dump.versionAndFlags();
    switch (type) {
      case "mfhd" -> dump.u32("sequence_number");
      case "tfdt" -> dump.u64("baseMediaDecodeTime");
      case "tfhd" -> tfhd(dump, flags);
      case "trun" -> trun(dump, flags);
      case "saiz" -> saiz(dump);
      case "saio" -> saio(dump);
      case "sidx" -> sidx(dump);
      default -> throw new IllegalStateException(type);
    }
  }

  private static void tfhd(FieldDump dump, int flags) {
    dump.u32("track_ID");
    if ((flags & 0x1) != 0) {
      dump.u64("base_data_offset");
    }
    if ((flags & 0x2) != 0) {
      dump.u32("sample_description_index");
    }
    if ((flags & 0x8) != 0) {
      dump.u32("default_sample_duration");
    }
    if ((flags & 0x10) != 0) {
      dump.u32("default_sample_size");
    }
    if ((flags & 0x20) != 0) {
      dump.hex("default_sample_flags", 4);
    }
  }

  private static void trun(FieldDump dump, int flags) {
    int count = dump.count("sample_count");
    if ((flags & 0x1) != 0) {
      dump.s32("data_offset");
    }
    if ((flags & 0x4) != 0) {
      dump.hex("first_sample_flags", 4);
    }
    for (int index = 0; index < count; index++) {
      dump.entry(index);
      if ((flags & 0x100) != 0) {
        dump.u32("sample_duration");
      }
      if ((flags & 0x200) != 0) {
        dump.u32("sample_size");
      }
      if ((flags & 0x400) != 0) {
        dump.hex("sample_flags", 4);
      }
      if ((flags & 0x800) != 0) {
        dump.s32("sample_composition_time_offset");
      }
    }
  }

  /** Dumps {@code senc} (ISO/IEC 23001-7:2023, 7.2). */
  static void senc(FieldDump dump, int ivBytes) {
    boolean hasSubsamples = (dump.versionAndFlags() & 0x2) != 0;
    int count = dump.count("sample_count");
    if (ivBytes == 0 && !hasSubsamples) {
      return;
    }
    for (int index = 0; index < count; index++) {
      dump.entry(index);
      if (ivBytes > 0) {
        dump.hex("IV", ivBytes);
      }
      if (hasSubsamples) {
        subsamples(dump);
      }
    }
  }

  private static void subsamples(FieldDump dump) {
    int count = dump.shortCount("subsample_count");
    for (int subsample = 0; subsample < count; subsample++) {
      dump.u16("clear").u32("protected");
    }
  }

  private static void saiz(FieldDump dump) {
    int defaultSize = dump.byteCount("default_sample_info_size");
    int count = dump.count("sample_count");
    for (int index = 0; defaultSize == 0 && index < count; index++) {
      dump.entry(index).u8("sample_info_size");
    }
  }

  private static void saio(FieldDump dump) {
    int count = dump.count("entry_count");
    for (int index = 0; index < count; index++) {
      dump.u32("offset");
    }
  }

  private static void sidx(FieldDump dump) {
    dump.u32("reference_ID").u32("timescale");
    dump.u64("earliest_presentation_time").u64("first_offset").u16("reserved");
    int count = dump.shortCount("reference_count");
    for (int index = 0; index < count; index++) {
      dump.entry(index).hex("reference_type_and_size", 4).u32("subsegment_duration");
      dump.hex("SAP", 4);
    }
  }
}
