package io.github.fragmill.platform.callback;

import java.io.Serial;
import java.net.UnknownHostException;

/** A host name has an address that callbacks must not go to. */
final class PrivateAddressException extends UnknownHostException {

  @Serial private static final long serialVersionUID = 1L;

  PrivateAddressException(String host) {
    super(host + " leads to an address that is not public");
  }
}
