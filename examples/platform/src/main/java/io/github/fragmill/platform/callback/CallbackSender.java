package io.github.fragmill.platform.callback;

public final class CallbackSender {
  public CallbackSender(CallbackRules r, java.util.Optional<String> s) {}

  public void send(java.net.URI u, String id, byte[] b) throws CallbackFailedException {}
}
