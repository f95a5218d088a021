package io.github.fragmill.platform.keys;

import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** HMAC with SHA-256 (RFC 2104). */
public final class HmacSha256 {

  private HmacSha256() {}

  /** Returns the MAC of several parts, one after the other: 64 hexadecimal digits. */
  public static String hex(byte[] key, byte[]... parts) {
    HMac hmac = new HMac(new SHA256Digest());
    hmac.init(new KeyParameter(key));
    for (byte[] part : parts) {
      hmac.update(part, 0, part.length);
    }
    byte[] mac = new byte[hmac.getMacSize()];
    hmac.doFinal(mac, 0);
    return HexFormat.of().formatHex(mac);
  }
}
