package io.github.fragmill.core.internal.text.webvtt;

/** Writes the parts of WebVTT files (W3C WebVTT, 4). */
final class WebVttText {

  private WebVttText() {}

  /**
   * Returns what is before the first cue.
   *
   * @param header the signature, then styles and regions
   * @param lines what stands under the signature
   */
  static String head(String header, String lines) {
    String definitions = header.substring(WebVttParser.SIGNATURE.length()).strip();
    return WebVttParser.SIGNATURE
        + "\n"
        + lines
        + "\n"
        + (definitions.isEmpty() ? "" : definitions + "\n\n");
  }

  /** Returns a cue with the empty line after it. */
  static String block(WebVttCue cue) {
    return (cue.id().isEmpty() ? "" : cue.id() + "\n")
        + Timestamp.of(cue.startTicks())
        + " --> "
        + Timestamp.of(cue.endTicks())
        + (cue.settings().isEmpty() ? "" : " " + cue.settings())
        + "\n"
        + cue.payload()
        + "\n\n";
  }
}
