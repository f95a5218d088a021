package io.github.fragmill.core.internal.text.ttml;

import java.util.Arrays;
import java.util.Optional;

/** The processor profiles that are announced to players (W3C TTML Profile Registry, 4). */
public enum TtmlProfile {
  IMSC_1_2_TEXT("im3t", "http://www.w3.org/ns/ttml/profile/imsc1.2/text"),
  IMSC_1_1_TEXT("im2t", "http://www.w3.org/ns/ttml/profile/imsc1.1/text"),
  IMSC_1_TEXT("im1t", "http://www.w3.org/ns/ttml/profile/imsc1/text"),
  EBU_TT_D("etd1", "urn:ebu:tt:distribution:");

  private final String code;
  private final String designator;

  TtmlProfile(String code, String designator) {
    this.code = code;
    this.designator = designator;
  }

  /** Returns the profile that the beginning of a document names, IMSC before EBU-TT-D. */
  public static Optional<TtmlProfile> in(String document) {
    // A document that conforms to several IMSC versions asks no more than the oldest of them.
    return document.contains(IMSC_1_TEXT.designator)
        ? Optional.of(IMSC_1_TEXT)
        : Arrays.stream(values()).filter(it -> document.contains(it.designator)).findFirst();
  }

  /** Returns the codecs parameter of a track (RFC 6381; ISO/IEC 14496-30, 6.7). */
  public static String codecs(Optional<TtmlProfile> profile) {
    return profile.map(it -> "stpp.ttml." + it.code).orElse("stpp");
  }
}
