package io.github.fragmill.core.internal.codec.ac4;

import io.github.fragmill.core.error.MalformedMediaException;

/**
 * Reads one group of substreams of a table of contents (ac4_substream_group_info; ETSI TS 103
 * 190-2, 6.2.1.6). Made once and used for each.
 */
final class SubstreamGroupInfo {

  private final TocReader reader;
  private final ObjectInfo objects;

  SubstreamGroupInfo(TocReader reader) {
    this.reader = reader;
    this.objects = new ObjectInfo(reader);
  }

  /**
   * Reads a group.
   *
   * @param hasMultiplier whether substreams may have a multiple of the sampling rate
   * @param frameRateFactor how many frames of audio one frame holds
   */
  void read(boolean hasMultiplier, int frameRateFactor) throws MalformedMediaException {
    boolean substreamsPresent = reader.flag();
    boolean hasExtension = reader.flag(); // b_hsf_ext
    boolean single = reader.flag();
    int count = single ? 1 : 2 + reader.escaped(2, 2);
    boolean channelCoded = reader.flag();
    if (!channelCoded) {
      skipObjectMetadata(substreamsPresent);
    }
    for (int substream = 0; substream < count; substream++) {
      boolean hasChannelBase = false;
      if (channelCoded) {
        hasChannelBase = readChannelMode();
      } else {
        objects.read();
      }
      skipRates(hasMultiplier, hasChannelBase);
      reader.skipBits(frameRateFactor); // b_audio_ndot
      if (substreamsPresent) {
        reader.skipSubstreamIndex();
      }
      if (hasExtension && substreamsPresent) {
        reader.skipSubstreamIndex();
      }
    }
    boolean hasContentType = reader.flag();
    if (hasContentType) {
      skipContentType();
    }
  }

  private void skipObjectMetadata(boolean substreamsPresent) throws MalformedMediaException {
    boolean present = reader.flag(); // b_oamd_substream
    if (present) {
      reader.skipBits(1); // b_oamd_ndot
      if (substreamsPresent) {
        reader.skipSubstreamIndex();
      }
    }
  }

  /**
   * Reads channel_mode, a code of 1 to 9 bits (6.3.2.7.2), and what follows it.
   *
   * @return whether add_ch_base follows
   */
  private boolean readChannelMode() throws MalformedMediaException {
    boolean beyondMono = reader.flag();
    boolean beyondStereo = beyondMono && reader.flag();
    int surround = beyondStereo ? reader.bits(2) : 0;
    if (!beyondStereo || surround != 0b11) {
      return false; // mono, stereo, 3.0, 5.0, 5.1
    }
    int seven = reader.bits(3);
    if (seven < 0b110) {
      return seven >= 0b010; // 7.0 and 7.1; all but 3/4 have a base of 5 channels
    }
    boolean reserved = false;
    boolean optional = true;
    if (seven == 0b110) {
      reader.skipBits(1); // 7.0.4, 7.1.4
    } else {
      int nine = reader.bits(2); // 9.0.4, 9.1.4, 22.2, reserved
      optional = nine < 0b10;
      reserved = nine == 0b11;
    }
    if (reserved) {
      reader.variable(2);
    }
    reader.skipBits(optional ? 1 + 1 + 2 : 0); // back, centre and top channels present
    return false;
  }

  private void skipRates(boolean hasMultiplier, boolean hasChannelBase)
      throws MalformedMediaException {
    boolean multiplied = hasMultiplier && reader.flag();
    reader.skipBits(multiplied ? 1 : 0); // sf_multiplier
    boolean hasBitRate = reader.flag();
    if (hasBitRate) {
      boolean isLong = (reader.bits(3) & 1) != 0; // bitrate_indicator
      reader.skipBits(isLong ? 2 : 0);
    }
    reader.skipBits(hasChannelBase ? 1 : 0);
  }

  private void skipContentType() throws MalformedMediaException {
    reader.skipBits(3); // content_classifier
    boolean hasLanguage = reader.flag();
    if (!hasLanguage) {
      return;
    }
    boolean serialized = reader.flag();
    if (serialized) {
      reader.skipBits(1 + 16); // b_start_tag, language_tag_chunk
    } else {
      reader.skipBytes(reader.bits(6)); // language_tag_bytes
    }
  }
}
