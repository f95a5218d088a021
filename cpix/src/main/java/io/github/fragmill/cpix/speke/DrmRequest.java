package io.github.fragmill.cpix.speke;

import java.util.UUID;

/** What is asked of a DRM system: each element that is asked for must be filled. */
record DrmRequest(UUID systemId, boolean box, boolean dash, boolean hls) {

  private static final UUID FAIRPLAY = UUID.fromString("94ce86fb-07ff-4f43-adb8-93d2fa968ca2");

  /** FairPlay has neither a box nor anything for DASH. */
  static DrmRequest of(UUID systemId, boolean hls) {
    boolean isFairPlay = systemId.equals(FAIRPLAY);
    return new DrmRequest(systemId, !isFairPlay, !isFairPlay, hls || isFairPlay);
  }
}
