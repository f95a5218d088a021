package io.github.fragmill.integration.browser;

import java.util.List;

/** A player of DASH or HLS for browsers. */
enum Player {
  SHAKA("shaka", "manifest.mpd"),
  DASH_JS("dashjs", "manifest.mpd"),
  SHAKA_HLS("shaka", "master.m3u8"),
  HLS_JS("hlsjs", "master.m3u8"),
  VIDEO_JS("videojs", "master.m3u8");

  /** Those that play the DASH manifest. */
  static final List<Player> OF_DASH = List.of(SHAKA, DASH_JS);

  /** Those that play the HLS playlists. */
  static final List<Player> OF_HLS = List.of(SHAKA_HLS, HLS_JS, VIDEO_JS);

  /**
   * Those that leave alone what they do not use of what playlists say of Clear Key; video.js takes
   * it for the key of whole segments, and fetches it.
   */
  static final List<Player> OF_CLEAR_KEY = List.of(SHAKA, DASH_JS, SHAKA_HLS, HLS_JS);

  private final String script;
  private final String manifest;

  Player(String script, String manifest) {
    this.script = script;
    this.manifest = manifest;
  }

  /** Returns the name of the script that runs it. */
  String script() {
    return script;
  }

  /** Returns the name of the file that it opens. */
  String manifest() {
    return manifest;
  }

  /** Returns what begins the names of its playbacks. */
  String word() {
    return this == SHAKA_HLS ? "shaka-hls" : script;
  }
}
