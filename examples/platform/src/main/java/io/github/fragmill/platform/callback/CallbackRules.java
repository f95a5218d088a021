package io.github.fragmill.platform.callback;

public final class CallbackRules {
  public CallbackRules(boolean p) {}

  public java.net.URI check(String u) throws CallbackRefusedException {
    return java.net.URI.create(u);
  }
}
