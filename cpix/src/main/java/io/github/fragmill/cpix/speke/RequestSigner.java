package io.github.fragmill.cpix.speke;

import java.io.IOException;
import java.net.http.HttpRequest;

/**
 * Port: lets the application sign a request, for example by AWS Signature Version 4, or add a
 * token. Called for each attempt. Thread-safe.
 */
@FunctionalInterface
public interface RequestSigner {

  /**
   * Returns the request that is sent.
   *
   * @param request without signature; its address and headers are complete
   * @param body what it will send; not to be changed. It holds no key
   * @throws IOException when it cannot be signed; ends the attempts
   */
  HttpRequest sign(HttpRequest request, byte[] body) throws IOException;
}
