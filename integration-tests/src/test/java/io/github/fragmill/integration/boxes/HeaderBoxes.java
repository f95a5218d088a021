package io.github.fragmill.integration.boxes;

/** The fields of boxes in a CMAF header (ISO/IEC 14496-12 and 14496-15). */
final class HeaderBoxes {

  private HeaderBoxes() {}

  static void dump(String type, FieldDump dump) {
    switch (type) {
      case "avc1", "avc3", "encv" -> videoEntry(dump);
      case "mp4a", "enca" -> audioEntry(dump);
      case "avcC" -> dump.hexRest("AVCDecoderConfigurationRecord");
      case "pasp" -> dump.u32("hSpacing").u32("vSpacing");
      case "btrt" -> dump.u32("bufferSizeDB").u32("maxBitrate").u32("avgBitrate");
      case "colr" -> dump.hexRest("colour_information");
      default -> fullBox(type, dump);
    }
  }

  private static void fullBox(String type, FieldDump dump) {
    dump.versionAndFlags();
    switch (type) {
      case "mvhd" -> movieHeader(dump);
      case "tkhd" -> trackHeader(dump);
      case "elst" -> editList(dump);
      case "mdhd" -> {
        dump.u32("creation_time").u32("modification_time").u32("timescale").u32("duration");
        dump.language("language").u16("pre_defined");
      }
      case "hdlr" ->
          dump.u32("pre_defined").fourCc("handler_type").hex("reserved", 12).text("name");
      case "vmhd" -> dump.u16("graphicsmode").hex("opcolor", 6);
      case "smhd" -> dump.u16("balance").u16("reserved");
      case "dref", "stsd", "stts", "stsc", "stco" -> dump.u32("entry_count");
      case "stsz" -> dump.u32("sample_size").u32("sample_count");
      case "url " -> dump.note("location", "this file");
      case "esds" -> dump.hexRest("ES_Descriptor");
      case "mehd" -> dump.u32("fragment_duration");
      case "trex" -> {
        dump.u32("track_ID").u32("default_sample_description_index");
        dump.u32("default_sample_duration").u32("default_sample_size");
        dump.hex("default_sample_flags", 4);
      }
      default -> throw new IllegalStateException("no fields are known of " + type);
    }
  }

  private static void movieHeader(FieldDump dump) {
    dump.u32("creation_time").u32("modification_time").u32("timescale").u32("duration");
    dump.hex("rate", 4).hex("volume", 2).hex("reserved", 10).hex("matrix", 36);
    dump.hex("pre_defined", 24).u32("next_track_ID");
  }

  private static void trackHeader(FieldDump dump) {
    dump.u32("creation_time").u32("modification_time").u32("track_ID").u32("reserved");
    dump.u32("duration").hex("reserved", 8).u16("layer").u16("alternate_group");
    dump.hex("volume", 2).u16("reserved").hex("matrix", 36);
    dump.u16("width").u16("width_fraction").u16("height").u16("height_fraction");
  }

  private static void editList(FieldDump dump) {
    int count = dump.count("entry_count");
    for (int index = 0; index < count; index++) {
      dump.entry(index).u64("segment_duration").u64("media_time");
      dump.u16("media_rate_integer").u16("media_rate_fraction");
    }
  }

  private static void videoEntry(FieldDump dump) {
    dump.hex("reserved", 6).u16("data_reference_index").hex("pre_defined", 16);
    dump.u16("width").u16("height").hex("horizresolution", 4).hex("vertresolution", 4);
    dump.u32("reserved").u16("frame_count").hex("compressorname", 32).hex("depth", 2);
    dump.hex("pre_defined", 2);
  }

  private static void audioEntry(FieldDump dump) {
    dump.hex("reserved", 6).u16("data_reference_index").hex("reserved", 8).u16("channelcount");
    dump.u16("samplesize").hex("pre_defined", 4).u16("samplerate").u16("samplerate_fraction");
  }
}
