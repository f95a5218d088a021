package io.github.fragmill.platform.callback;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Decides which addresses callbacks may go to. Addresses are checked when they are given, and host
 * names again at each connection, because their IP addresses may have changed. Thread-safe.
 */
public final class CallbackRules {

  private static final int MAX_LENGTH = 2_000;

  /**
   * Hosts that end in a number: some resolvers take them as addresses, in octal or as one number.
   */
  private static final Pattern NUMERIC =
      Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)\\.?", Pattern.CASE_INSENSITIVE);

  private static final Pattern IPV4 = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})(?:\\.(?!$)|$)){4}");

  private final boolean allowPrivateAddresses;
  private final DnsResolver lookup;

  /**
   * @param allowPrivateAddresses whether callbacks may go to this machine and to private networks
   */
  public CallbackRules(boolean allowPrivateAddresses) {
    this(allowPrivateAddresses, SystemDefaultDnsResolver.INSTANCE);
  }

  /**
   * @param lookup finds the addresses of names
   */
  CallbackRules(boolean allowPrivateAddresses, DnsResolver lookup) {
    this.allowPrivateAddresses = allowPrivateAddresses;
    this.lookup = lookup;
  }

  /**
   * Checks an address.
   *
   * @param url {@code http} or {@code https}, without a user and password
   * @throws CallbackRefusedException when callbacks must not go there
   */
  public URI check(String url) throws CallbackRefusedException {
    URI uri = checkForm(url);
    requirePublic(uri.getHost());
    return uri;
  }

  /**
   * Checks an address without resolving its host: {@link CallbackSender} does that when it
   * connects, and a name that is not found now may be found later.
   *
   * @throws CallbackRefusedException when callbacks must not go there
   */
  public URI checkForm(String url) throws CallbackRefusedException {
    URI uri = parse(url);
    String host = uri.getHost();
    if (host == null || !Set.of("http", "https").contains(scheme(uri))) {
      throw refusal("expected an address that begins with http:// or https:// and a host");
    }
    if (uri.getRawUserInfo() != null) {
      throw refusal("expected no user and password in the address");
    }
    if (uri.getPort() == 0 || uri.getPort() > 65_535) {
      throw refusal("expected a port from 1 to 65535");
    }
    boolean isNumber = NUMERIC.matcher(host).matches() && !IPV4.matcher(host).matches();
    boolean hasZone = host.contains("%");
    if (isNumber || hasZone) {
      throw refusal("expected a name, or an address in its usual form");
    }
    return uri;
  }

  private static URI parse(String url) throws CallbackRefusedException {
    if (url.length() > MAX_LENGTH) {
      throw refusal("expected at most " + MAX_LENGTH + " characters");
    }
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new CallbackRefusedException("the callback is refused: it is no address", e);
    }
  }

  private static String scheme(URI uri) {
    return String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
  }

  private void requirePublic(String host) throws CallbackRefusedException {
    try {
      resolver().resolve(host);
    } catch (PrivateAddressException e) {
      throw new CallbackRefusedException(
          "the callback is refused: its host is in a private network, or this machine", e);
    } catch (UnknownHostException e) {
      throw new CallbackRefusedException("the callback is refused: its host is not known", e);
    }
  }

  /** Returns a resolver that refuses host names with any address that is not allowed. */
  DnsResolver resolver() {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = lookup.resolve(host);
        for (InetAddress address : found) {
          if (!allowPrivateAddresses && !PublicAddresses.isPublic(address)) {
            throw new PrivateAddressException(host);
          }
        }
        return found;
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }

  private static CallbackRefusedException refusal(String reason) {
    return new CallbackRefusedException("the callback is refused: " + reason);
  }
}
