package io.github.fragmill.platform.catalog;

/** Which tracks of a title are encrypted. Text is never encrypted. */
public enum EncryptedTracks {
  VIDEO,
  AUDIO,
  ALL,
  NONE
}
