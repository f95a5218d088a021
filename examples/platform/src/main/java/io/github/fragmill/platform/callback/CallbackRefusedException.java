package io.github.fragmill.platform.callback;

public final class CallbackRefusedException extends Exception {
  private static final long serialVersionUID = 1L;
}
