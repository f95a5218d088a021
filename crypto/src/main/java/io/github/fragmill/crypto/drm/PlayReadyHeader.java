package io.github.fragmill.crypto.drm;

import io.github.fragmill.crypto.drm.PlayReady.HeaderVersion;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A PlayReady header as canonical XML: attributes in the order of their names, no empty-element
 * tags (PlayReady Header Specification, 3).
 *
 * <pre>
 * WRMHEADER version
 *   DATA
 *     PROTECTINFO
 *       KEYLEN, ALGID                    } version 4.0
 *     KID, CHECKSUM                      }
 *       KID ALGID, CHECKSUM, VALUE         version 4.1, directly in PROTECTINFO
 *       KIDS/KID ALGID, CHECKSUM, VALUE    versions 4.2 and 4.3
 *     LA_URL                               when given
 * </pre>
 */
record PlayReadyHeader(
    HeaderVersion version, PlayReadyAlgorithm algorithm, Optional<URI> licenseUrl) {

  private static final String NAMESPACE =
      "http://schemas.microsoft.com/DRM/2007/03/PlayReadyHeader";

  private static final int CHECKSUM_BYTES = 8;

  /** Leaves room for the rest of the header within the 15 kB that an object may have. */
  private static final int MAX_URL_CHARS = 7000;

  /** Refuses a URL that would make the header too long. */
  static void requireRoom(URI url) {
    int chars = escape(url).length();
    if (chars > MAX_URL_CHARS) {
      throw new IllegalArgumentException(
          "licenseUrl: expected at most " + MAX_URL_CHARS + " characters, found " + chars);
    }
  }

  String toXml(DrmTrack track) {
    byte[] keyId = guid(track.parameters().defaultKeyId().toBytes());
    Optional<String> checksum =
        algorithm.hasChecksum() ? Optional.of(checksum(track, keyId)) : Optional.empty();
    String data = keyInformation(base64(keyId), checksum) + element("LA_URL", licenseUrl());
    return "<WRMHEADER xmlns=\"%s\" version=\"%s\"><DATA>%s</DATA></WRMHEADER>"
        .formatted(NAMESPACE, version.text(), data);
  }

  private String keyInformation(String keyId, Optional<String> checksum) {
    String attributes =
        "ALGID=\"%s\"%s VALUE=\"%s\""
            .formatted(algorithm, checksum.map(it -> " CHECKSUM=\"" + it + '"').orElse(""), keyId);
    return switch (version) {
      case V4_0 ->
          "<PROTECTINFO><KEYLEN>16</KEYLEN><ALGID>%s</ALGID></PROTECTINFO><KID>%s</KID>%s"
              .formatted(
                  algorithm,
                  keyId,
                  checksum.map(it -> "<CHECKSUM>" + it + "</CHECKSUM>").orElse(""));
      case V4_1 -> "<PROTECTINFO><KID %s></KID></PROTECTINFO>".formatted(attributes);
      case V4_2, V4_3 ->
          "<PROTECTINFO><KIDS><KID %s></KID></KIDS></PROTECTINFO>".formatted(attributes);
    };
  }

  private static String element(String name, Optional<URI> url) {
    return url.map(it -> "<%s>%s</%s>".formatted(name, escape(it), name)).orElse("");
  }

  /** A URL holds no other character that XML would take for its own. */
  private static String escape(URI url) {
    return url.toASCIIString().replace("&", "&amp;");
  }

  /** The first bytes of the key id encrypted under the key (5). */
  private static String checksum(DrmTrack track, byte[] keyId) {
    return base64(Arrays.copyOf(track.encryptBlock(keyId), CHECKSUM_BYTES));
  }

  /** The same 16 bytes as a GUID: the first three of its four fields are little-endian. */
  private static byte[] guid(byte[] bytes) {
    int[] order = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};
    byte[] guid = new byte[order.length];
    for (int index = 0; index < order.length; index++) {
      guid[index] = bytes[order[index]];
    }
    return guid;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
