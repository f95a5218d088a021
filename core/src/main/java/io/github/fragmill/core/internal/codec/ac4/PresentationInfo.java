package io.github.fragmill.core.internal.codec.ac4;

import io.github.fragmill.core.error.MalformedMediaException;

/**
 * Reads one presentation of a table of contents (ac4_presentation_v1_info; ETSI TS 103 190-2,
 * 6.2.1.3). Made once and used for each.
 */
final class PresentationInfo {

  private static final int METADATA_ONLY = 6;
  private static final int ANY_NUMBER_OF_GROUPS = 5;

  /** How many groups presentations of configurations 0 to 4 refer to. */
  private static final int[] GROUP_REFERENCES = {2, 2, 2, 3, 3};

  private final TocReader reader;
  private int frameRateFactor;
  private int groupCount;

  PresentationInfo(TocReader reader) {
    this.reader = reader;
  }

  /** Returns how many frames of audio one frame holds, as the last presentation said. */
  int frameRateFactor() {
    return frameRateFactor;
  }

  /** Returns how many groups there must be for the last presentation's references. */
  int groupCount() {
    return groupCount;
  }

  void read(int frameRateIndex) throws MalformedMediaException {
    frameRateFactor = 1;
    groupCount = 0;
    boolean singleGroup = reader.flag();
    int configuration = singleGroup ? 0 : reader.escaped(3, 2);
    skipVersion();
    boolean metadata = !singleGroup && configuration == METADATA_ONLY;
    if (!metadata) {
      reader.skipBits(3); // mdcompat
      boolean hasId = reader.flag();
      if (hasId) {
        reader.variable(2);
      }
      readFrameRates(frameRateIndex);
      skipMetadataInfo();
      boolean filtered = reader.flag();
      reader.skipBits(filtered ? 1 : 0); // b_enable_presentation
      readGroups(singleGroup, configuration);
      reader.skipBits(1); // b_pre_virtualized
      metadata = reader.flag(); // b_add_emdf_substreams
      reader.skipBits(1 + 1); // b_alternative, b_pres_ndot
      reader.skipSubstreamIndex();
    }
    if (metadata) {
      int count = reader.bits(2);
      if (count == 0) {
        count = 4 + reader.variable(2);
      }
      for (int i = 0; i < count; i++) {
        skipMetadataInfo();
      }
    }
  }

  /** The version is the number of set bits. */
  private void skipVersion() throws MalformedMediaException {
    while (reader.flag()) {
      // Ends at the latest with the frame.
    }
  }

  /** Reads frame_rate_multiply_info and frame_rate_fractions_info (6.2.1.4). */
  private void readFrameRates(int frameRateIndex) throws MalformedMediaException {
    switch (frameRateIndex) {
      case 2, 3, 4 -> {
        boolean multiplied = reader.flag();
        frameRateFactor = multiplied ? (reader.flag() ? 4 : 2) : 1;
      }
      case 0, 1, 7, 8, 9 -> frameRateFactor = reader.flag() ? 2 : 1;
      default -> frameRateFactor = 1;
    }
    boolean mayBeFraction = frameRateIndex >= 5 && frameRateIndex <= 9 && frameRateFactor == 1;
    boolean mayBeSmallFraction = frameRateIndex >= 10 && frameRateIndex <= 12;
    boolean fraction = (mayBeFraction || mayBeSmallFraction) && reader.flag();
    reader.skipBits(fraction && mayBeSmallFraction ? 1 : 0);
  }

  private void readGroups(boolean singleGroup, int configuration) throws MalformedMediaException {
    if (singleGroup) {
      readGroupReferences(1);
      return;
    }
    reader.skipBits(1); // b_multi_pid
    if (configuration < GROUP_REFERENCES.length) {
      readGroupReferences(GROUP_REFERENCES[configuration]);
    } else if (configuration == ANY_NUMBER_OF_GROUPS) {
      readGroupReferences(2 + reader.escaped(2, 2));
    } else {
      // presentation_config_ext_info (6.2.1.5)
      int skippedBytes = reader.bits(5);
      boolean more = reader.flag();
      skippedBytes += more ? reader.variable(2) << 5 : 0;
      reader.skipBytes(skippedBytes);
    }
  }

  private void readGroupReferences(int count) throws MalformedMediaException {
    for (int i = 0; i < count; i++) {
      int index = reader.escaped(3, 2);
      groupCount = Math.max(groupCount, index + 1);
    }
  }

  /** Skips emdf_info (ETSI TS 103 190-1, 4.2.3.5 and 4.2.14.15). */
  private void skipMetadataInfo() throws MalformedMediaException {
    reader.escaped(2, 2); // emdf_version
    reader.escaped(3, 3); // key_id
    boolean hasSubstream = reader.flag();
    if (hasSubstream) {
      reader.skipSubstreamIndex();
    }
    int primary = reader.bits(2);
    int secondary = reader.bits(2);
    reader.skipBytes(protectionBytes(primary) + protectionBytes(secondary));
  }

  private static int protectionBytes(int code) {
    return code == 0 ? 0 : 1 << (2 * (code - 1));
  }
}
