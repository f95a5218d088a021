package io.github.fragmill.platform.config;

import java.io.Serial;

/** A setting is not valid; the message names the variable and never shows a secret. */
public final class ConfigurationException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public ConfigurationException(String message) {
    super(message);
  }

  public ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }

  static ConfigurationException of(Setting setting, String expected) {
    return new ConfigurationException(setting.variable() + ": expected " + expected);
  }
}
