package io.github.fragmill.core.internal.codec.ac4;

import io.github.fragmill.core.error.MalformedMediaException;

/**
 * Skips what a table of contents says of the objects in a substream: the parts of
 * ac4_substream_info_ajoc and ac4_substream_info_obj that only these have (ETSI TS 103 190-2,
 * 6.2.1.9 to 6.2.1.12).
 */
final class ObjectInfo {

  private static final int ESCAPED_SIGNAL_COUNT = 16;

  private final TocReader reader;

  ObjectInfo(TocReader reader) {
    this.reader = reader;
  }

  void read() throws MalformedMediaException {
    boolean joint = reader.flag(); // b_ajoc
    if (joint) {
      skipJointObjects();
    } else {
      skipObjects();
    }
  }

  private void skipJointObjects() throws MalformedMediaException {
    reader.skipBits(1); // b_lfe
    boolean fixedDownmix = reader.flag();
    if (!fixedDownmix) {
      skipBedAssignment(1 + reader.bits(4)); // n_fullband_dmx_signals
    }
    boolean hasCommonData = reader.flag();
    if (hasCommonData) {
      skipCommonData();
    }
    int signals = 1 + reader.bits(4); // n_fullband_upmix_signals
    if (signals == ESCAPED_SIGNAL_COUNT) {
      signals += reader.variable(3);
    }
    skipBedAssignment(signals);
  }

  /** Skips bed_dyn_obj_assignment (6.2.1.10). */
  private void skipBedAssignment(int signals) throws MalformedMediaException {
    boolean dynamicOnly = reader.flag();
    if (dynamicOnly) {
      return;
    }
    boolean intermediateFormat = reader.flag(); // b_isf
    if (intermediateFormat) {
      reader.skipBits(3);
      return;
    }
    boolean hasCode = reader.flag();
    if (hasCode) {
      reader.skipBits(3); // bed_chan_assign_code
      return;
    }
    boolean hasFlags = reader.flag();
    if (hasFlags) {
      skipChannelFlags();
      return;
    }
    int countBits = Integer.SIZE - Integer.numberOfLeadingZeros(signals - 1);
    int bedSignals = 1 + reader.bits(countBits);
    for (int i = 0; i < bedSignals; i++) {
      reader.skipBits(4); // nonstd_bed_channel_assignment
    }
  }

  private void skipChannelFlags() throws MalformedMediaException {
    boolean fine = reader.flag();
    reader.skipBits(fine ? 17 : 10);
  }

  /** Skips oamd_common_data (6.2.8.1), whose further data has a size. */
  private void skipCommonData() throws MalformedMediaException {
    boolean defaultScreen = reader.flag();
    reader.skipBits(defaultScreen ? 0 : 5); // master_screen_size_ratio_code
    reader.skipBits(1); // b_bed_object_chan_distribute
    boolean hasMore = reader.flag();
    if (hasMore) {
      int bytes = 1 + reader.bits(1);
      bytes += bytes == 2 ? reader.variable(2) : 0;
      reader.skipBytes(bytes);
    }
  }

  private void skipObjects() throws MalformedMediaException {
    reader.skipBits(3); // n_objects_code
    boolean dynamic = reader.flag();
    if (dynamic) {
      reader.skipBits(1); // b_lfe
      return;
    }
    boolean bed = reader.flag();
    if (bed) {
      skipBed();
      return;
    }
    boolean intermediateFormat = reader.flag(); // b_isf
    if (intermediateFormat) {
      boolean starts = reader.flag();
      reader.skipBits(starts ? 3 : 0); // isf_config
    } else {
      reader.skipBytes(reader.bits(4)); // reserved_data
    }
  }

  private void skipBed() throws MalformedMediaException {
    boolean starts = reader.flag();
    if (!starts) {
      return;
    }
    boolean hasCode = reader.flag();
    if (hasCode) {
      reader.skipBits(3); // bed_chan_assign_code
    } else {
      skipChannelFlags();
    }
  }
}
