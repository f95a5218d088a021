package io.github.fragmill.integration.browser;

/** A player of DASH for browsers. */
enum Player {
  SHAKA("shaka"),
  DASH_JS("dashjs");

  private final String word;

  Player(String word) {
    this.word = word;
  }

  /** Returns what the script calls it. */
  String word() {
    return word;
  }
}
