package io.github.fragmill.platform.catalog;

/** What has failed. */
public enum FailureKind {
  /** The title cannot be packaged as it is. */
  TITLE,
  /** The key server does not answer, or not with the keys that were asked for. */
  KEY_SERVER,
  /** A storage, the database or the process. */
  PLATFORM
}
