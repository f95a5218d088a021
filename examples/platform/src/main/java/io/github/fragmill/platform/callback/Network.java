package io.github.fragmill.platform.callback;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * A block of addresses.
 *
 * @param first its first address
 * @param prefixBits how many bits all of them have in common
 */
record Network(InetAddress first, int prefixBits) {

  /**
   * Reads blocks.
   *
   * @param texts for example {@code 10.0.0.0/8} or {@code fc00::/7}
   */
  static List<Network> all(String... texts) {
    return Arrays.stream(texts).map(Network::parse).toList();
  }

  private static Network parse(String text) {
    int slash = text.indexOf('/');
    try {
      // An address that is written out is not looked up.
      InetAddress first = InetAddress.getByName(text.substring(0, slash));
      return new Network(first, Integer.parseInt(text.substring(slash + 1)));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("no block of addresses: " + text, e);
    }
  }

  boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    byte[] prefix = first.getAddress();
    if (bytes.length != prefix.length) {
      return false;
    }
    for (int bit = 0; bit < prefixBits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if (((bytes[bit / 8] ^ prefix[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
