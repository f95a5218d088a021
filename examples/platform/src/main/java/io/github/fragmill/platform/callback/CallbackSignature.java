package io.github.fragmill.platform.callback;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** Signs callbacks, so that who gets one knows that it is from here, and when it was sent. */
final class CallbackSignature {

  private CallbackSignature() {}

  /**
   * Returns {@code v1=} and the HMAC-SHA256 of the time, a dot, and the body, in hexadecimal.
   *
   * @param timestampSeconds since 1970
   */
  static String sign(byte[] secret, long timestampSeconds, byte[] body) {
    HMac hmac = new HMac(new SHA256Digest());
    hmac.init(new KeyParameter(secret));
    byte[] start = (timestampSeconds + ".").getBytes(StandardCharsets.US_ASCII);
    hmac.update(start, 0, start.length);
    hmac.update(body, 0, body.length);
    byte[] mac = new byte[hmac.getMacSize()];
    hmac.doFinal(mac, 0);
    return "v1=" + HexFormat.of().formatHex(mac);
  }
}
