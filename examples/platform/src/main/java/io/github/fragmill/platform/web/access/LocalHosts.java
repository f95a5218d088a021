package io.github.fragmill.platform.web.access;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * By which names the platform may be called. A platform for this machine alone is called by no
 * other name than this machine's: else a page could give it the page's name, and read from it.
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
   * @param host what the platform listens on
   */
  public static LocalHosts of(String host, Optional<URI> publicUrl) throws UnknownHostException {
    return new LocalHosts(
        InetAddress.getByName(host).isLoopbackAddress(), publicUrl.map(URI::getAuthority));
  }

  /** Tells whether only this machine reaches the platform. */
  public boolean isLocal() {
    return isLocal;
  }

  boolean isExpected(@Nullable String called) {
    return !isLocal
        || (called != null && LOCAL.matcher(called).matches())
        || publicAuthority.filter(authority -> authority.equals(called)).isPresent();
  }
}
