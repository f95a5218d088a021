package io.github.fragmill.core.protect;

/**
 * Port: how a title is encrypted. Configuration only, immutable and thread-safe; one protection may
 * serve any number of titles at once.
 */
public interface Protection {

  /** Begins a title. What is random (initialization vectors) is drawn here, once. */
  TitleProtection begin();
}
