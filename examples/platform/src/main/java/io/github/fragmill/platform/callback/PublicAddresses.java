package io.github.fragmill.platform.callback;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the public internet from all others, after IANA's registries of special
 * addresses (RFC 6890).
 */
final class PublicAddresses {

  private static final List<Network> SPECIAL =
      Network.all(
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
          // Protocols of their own, among them Teredo, whose end is anywhere.
          "2001::/23",
          "2001:db8::/32",
          "3fff::/20");

  /** All other of IPv6 is loopback, local, multicast or not assigned. */
  private static final Network GLOBAL_UNICAST = Network.all("2000::/3").get(0);

  private static final Network NAT64 = Network.all("64:ff9b::/96").get(0);
  private static final Network SIX_TO_FOUR = Network.all("2002::/16").get(0);

  private PublicAddresses() {}

  /** Tells whether an address is public; one that hides an address of IPv4 is what that is. */
  static boolean isPublic(InetAddress address) {
    if (address instanceof Inet4Address) {
      return !isSpecial(address);
    }
    if (NAT64.contains(address)) {
      return isPublic(embedded(address, 12));
    }
    if (SIX_TO_FOUR.contains(address)) {
      return isPublic(embedded(address, 2));
    }
    return GLOBAL_UNICAST.contains(address) && !isSpecial(address);
  }

  private static boolean isSpecial(InetAddress address) {
    return SPECIAL.stream().anyMatch(network -> network.contains(address));
  }

  private static InetAddress embedded(InetAddress address, int offset) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), offset, offset + 4));
    } catch (UnknownHostException e) {
      throw new AssertionError("four bytes are an address", e);
    }
  }
}
