package io.github.fragmill.platform.callback;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jetty.util.InetAddressSet;

/**
 * The addresses of the public internet, after IANA's registries of special addresses (RFC 6890).
 */
final class PublicAddresses {

  private static final InetAddressSet SPECIAL =
      networks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          // Special protocols, among them Teredo, which leads to any IPv4 address.
          "2001::/23",
          "2001:db8::/32",
          "3fff::/20");

  /** All other IPv6 addresses are loopback, local, multicast or not assigned. */
  private static final InetAddressSet GLOBAL_UNICAST = networks("2000::/3");

  private static final InetAddressSet NAT64 = networks("64:ff9b::/96");
  private static final InetAddressSet SIX_TO_FOUR = networks("2002::/16");

  private PublicAddresses() {}

  private static InetAddressSet networks(String... blocks) {
    InetAddressSet set = new InetAddressSet();
    set.addAll(List.of(blocks));
    return set;
  }

  /**
   * Returns whether an address is public. An IPv6 address that contains an IPv4 address (NAT64,
   * 6to4) is public when that is.
   */
  static boolean isPublic(InetAddress address) {
    if (address instanceof Inet4Address) {
      return !SPECIAL.test(address);
    }
    if (NAT64.test(address)) {
      return isPublic(embedded(address, 12));
    }
    if (SIX_TO_FOUR.test(address)) {
      return isPublic(embedded(address, 2));
    }
    return GLOBAL_UNICAST.test(address) && !SPECIAL.test(address);
  }

  private static InetAddress embedded(InetAddress address, int offset) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), offset, offset + 4));
    } catch (UnknownHostException e) {
      throw new AssertionError("four bytes are an address", e);
    }
  }
}
