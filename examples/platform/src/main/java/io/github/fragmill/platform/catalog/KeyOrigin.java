package io.github.fragmill.platform.catalog;

/** Where the keys of a packaging come from. */
public enum KeyOrigin {
  /** The platform has them, encrypted, and gives them to players. */
  PLATFORM,
  /** A key server has them; the platform keeps none. */
  KEY_SERVER,
  /** No track is encrypted. */
  NONE
}
