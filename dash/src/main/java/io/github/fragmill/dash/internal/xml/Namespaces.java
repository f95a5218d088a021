package io.github.fragmill.dash.internal.xml;

import java.util.Map;

/** The XML namespaces of a manifest. */
final class Namespaces {

  /** ISO/IEC 23009-1:2022, 5.2.2. */
  static final String MPD = "urn:mpeg:dash:schema:mpd:2011";

  /** ISO/IEC 23001-7:2023, 11.2. */
  static final String CENC = "urn:mpeg:cenc:2013";

  /** ANSI/SCTE 214-1; players look for its usual prefix. */
  static final String SCTE_214 = "urn:scte:dash:scte214-extensions";

  /** DASH Content Protection using Microsoft PlayReady, 2. */
  static final String PLAYREADY = "urn:microsoft:playready";

  /** DASH-IF Content Protection and Security. */
  static final String DASH_IF = "https://dashif.org/CPS";

  /** Those of DRM systems' own elements, by prefix. */
  static final Map<String, String> RARE =
      Map.of("dashif", DASH_IF, "mspr", PLAYREADY, "scte214", SCTE_214);

  private Namespaces() {}
}
