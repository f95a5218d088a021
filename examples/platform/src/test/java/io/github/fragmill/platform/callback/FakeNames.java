package io.github.fragmill.platform.callback;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;

/**
 * A name server of tests. Knows {@code localhost}, and addresses that are written out.
 *
 * @param names what else there is
 */
record FakeNames(Map<String, String[]> names) implements DnsResolver {

  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*\\]|localhost");

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    String name = host.toLowerCase(Locale.ROOT);
    if (ADDRESS.matcher(name).matches()) {
      return InetAddress.getAllByName(name);
    }
    String[] found = names.get(name);
    if (found == null) {
      throw new UnknownHostException(host);
    }
    InetAddress[] addresses = new InetAddress[found.length];
    for (int index = 0; index < found.length; index++) {
      addresses[index] = InetAddress.getByName(found[index]);
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
