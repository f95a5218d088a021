package io.github.fragmill.platform.callback;

public final class CallbackFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  public boolean isWorthAnotherTry() {
    return true;
  }
}
