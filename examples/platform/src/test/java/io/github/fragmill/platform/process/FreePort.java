package io.github.fragmill.platform.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds ports that nobody listens at. */
public final class FreePort {

  private FreePort() {}

  /** Returns a port of the loopback address that was free a moment ago. */
  public static int find() throws IOException {
    try (ServerSocket socket =
        new ServerSocket(/* port= */ 0, /* backlog= */ 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
