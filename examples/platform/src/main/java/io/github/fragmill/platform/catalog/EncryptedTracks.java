package io.github.fragmill.platform.catalog;

/** Which tracks of a title are encrypted. Text never is. */
public enum EncryptedTracks {
  VIDEO,
  AUDIO,
  ALL,
  NONE
}
