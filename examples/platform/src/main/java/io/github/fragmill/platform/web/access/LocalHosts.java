package io.github.fragmill.platform.web.access;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The host names that requests may use. A platform that only this machine reaches accepts the names
 * of this machine alone: otherwise a page could resolve its own name to this machine (DNS
 * rebinding), and read from the platform.
 */
public final class LocalHosts {

  private static final Pattern LOCAL =
      Pattern.compile("(?:localhost|127(?:\\.\\d{1,3}){3}|\\[::1\\])(?::\\d{1,5})?");

  private final boolean isLocal;
  private final Optional<String> publicAuthority;

  private LocalHosts(boolean isLocal, Optional<String> publicAuthority) {
    this.isLocal = isLocal;
    this.publicAuthority = publicAuthority;
  }

  /**
   * @param host the address that the platform listens on
   */
  public static LocalHosts of(String host, Optional<URI> publicUrl) throws UnknownHostException {
    return new LocalHosts(
        InetAddress.getByName(host).isLoopbackAddress(), publicUrl.map(URI::getAuthority));
  }

  /** Returns whether only this machine reaches the platform. */
  public boolean isLocal() {
    return isLocal;
  }

  boolean isExpected(@Nullable String name) {
    return !isLocal
        || (name != null && LOCAL.matcher(name).matches())
        || publicAuthority.filter(authority -> authority.equals(name)).isPresent();
  }
}
