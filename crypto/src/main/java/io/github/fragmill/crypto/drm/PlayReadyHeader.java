package io.github.fragmill.crypto.drm;

import io.github.fragmill.core.protect.KeyId;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
 *       KIDS/KID ALGID, CHECKSUM, VALUE    versions 4.2 and 4.3, a KID for each key
 *     LA_URL                               when given
 * </pre>
 */
record PlayReadyHeader(
    PlayReadyVersion version, PlayReadyAlgorithm algorithm, Optional<URI> licenseUrl) {

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
    String data = keyInformation(track) + element("LA_URL", licenseUrl());
    return "<WRMHEADER xmlns=\"%s\" version=\"%s\"><DATA>%s</DATA></WRMHEADER>"
        .formatted(NAMESPACE, version.text(), data);
  }

  private String keyInformation(DrmTrack track) {
    List<KeyId> keyIds = track.keyIds();
    if (keyIds.size() > 1 && version.compareTo(PlayReadyVersion.V4_2) < 0) {
      throw new IllegalArgumentException(
          "PlayReady.header: expected one key for version "
              + version.text()
              + ", found "
              + keyIds.size());
    }
    return switch (version) {
      case V4_0 ->
          "<PROTECTINFO><KEYLEN>16</KEYLEN><ALGID>%s</ALGID></PROTECTINFO><KID>%s</KID>%s"
              .formatted(
                  algorithm,
                  base64(guid(keyIds.get(0))),
                  checksum(track, keyIds.get(0))
                      .map(it -> "<CHECKSUM>" + it + "</CHECKSUM>")
                      .orElse(""));
      case V4_1 -> "<PROTECTINFO>%s</PROTECTINFO>".formatted(keyElement(track, keyIds.get(0)));
      case V4_2, V4_3 ->
          "<PROTECTINFO><KIDS>%s</KIDS></PROTECTINFO>"
              .formatted(
                  keyIds.stream().map(it -> keyElement(track, it)).collect(Collectors.joining()));
    };
  }

  private String keyElement(DrmTrack track, KeyId keyId) {
    return "<KID ALGID=\"%s\"%s VALUE=\"%s\"></KID>"
        .formatted(
            algorithm,
            checksum(track, keyId).map(it -> " CHECKSUM=\"" + it + '"').orElse(""),
            base64(guid(keyId)));
  }

  private static String element(String name, Optional<URI> url) {
    return url.map(it -> "<%s>%s</%s>".formatted(name, escape(it), name)).orElse("");
  }

  /** A URL holds no other character that XML would take for its own. */
  private static String escape(URI url) {
    return url.toASCIIString().replace("&", "&amp;");
  }

  /** The first bytes of the key id encrypted under the key (5). */
  private Optional<String> checksum(DrmTrack track, KeyId keyId) {
    return algorithm.hasChecksum()
        ? Optional.of(base64(Arrays.copyOf(track.encryptBlock(keyId, guid(keyId)), CHECKSUM_BYTES)))
        : Optional.empty();
  }

  /** The same 16 bytes as a GUID: the first three of its four fields are little-endian. */
  private static byte[] guid(KeyId keyId) {
    byte[] bytes = keyId.toBytes();
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
