package io.github.fragmill.cli.server;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The host names of this computer. Untrusted web pages run in browsers on this computer too, and
 * may send requests as another origin or under a host name that resolves to this computer (DNS
 * rebinding). Neither gets files.
 */
final class LocalHosts {

  private static final String HOST = "(?:localhost|127\\.0\\.0\\.1|\\[::1\\])(?::\\d{1,5})?";
  private static final Pattern AUTHORITY = Pattern.compile(HOST, Pattern.CASE_INSENSITIVE);
  private static final Pattern ORIGIN =
      Pattern.compile("https?://" + HOST, Pattern.CASE_INSENSITIVE);

  private LocalHosts() {}

  /** Returns whether the request's host is this computer (RFC 9110, 7.2), on any port. */
  static boolean isAddressed(Headers request) {
    List<String> hosts = request.getOrDefault("Host", List.of());
    return hosts.size() == 1 && AUTHORITY.matcher(hosts.get(0)).matches();
  }

  /**
   * Returns the origin of the requesting page if it is on this computer: a player on another port.
   */
  static Optional<String> origin(Headers request) {
    return Optional.ofNullable(request.getFirst("Origin"))
        .filter(origin -> ORIGIN.matcher(origin).matches());
  }
}
