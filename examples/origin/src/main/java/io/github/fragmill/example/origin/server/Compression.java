package io.github.fragmill.example.origin.server;

import io.github.fragmill.origin.OriginRequest;
import io.github.fragmill.origin.OriginResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * Gzip of manifests and text; media does not get smaller. A compressed file has an entity tag of
 * its own (RFC 9110, 8.8.3.3), and parts are never compressed.
 */
final class Compression {

  private static final Set<String> TYPES =
      Set.of("application/dash+xml", "application/vnd.apple.mpegurl", "text/vtt");

  private static final String TAG_END = "-gzip\"";

  private Compression() {}

  /** Returns whether what a response holds may be compressed, for clients that accept it. */
  static boolean isPossible(OriginResponse response) {
    String type = response.fields().getOrDefault("Content-Type", "");
    int end = type.indexOf(';');
    return TYPES.contains((end < 0 ? type : type.substring(0, end)).strip());
  }

  /** Returns whether a client accepts gzip, by name or by a star (RFC 9110, 12.5.3). */
  static boolean isAccepted(Optional<String> acceptEncoding) {
    for (String coding : acceptEncoding.orElse("").toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = coding.strip().split(";", -1);
      boolean isGzip = parts[0].strip().equals("gzip") || parts[0].strip().equals("*");
      boolean isRefused = parts.length > 1 && parts[1].replace(" ", "").matches("q=0(\\.0{0,3})?");
      if (isGzip) {
        return !isRefused;
      }
    }
    return false;
  }

  /** Returns a request whose tags of compressed files are those of the files. */
  static OriginRequest withPlainTags(OriginRequest request) {
    return OriginRequest.of(
        request.method(),
        request.rawPath(),
        name -> {
          Optional<String> value = request.field(name);
          return (name.equalsIgnoreCase("If-None-Match")
                  ? value.map(it -> it.replace(TAG_END, "\""))
                  : value)
              .orElse(null);
        });
  }

  /** Returns whether a client has the compressed file already. */
  static boolean hasCompressed(OriginRequest request) {
    return request.field("If-None-Match").filter(it -> it.contains(TAG_END)).isPresent();
  }

  /** Returns the entity tag of the compressed file. */
  static String tag(String entityTag) {
    return entityTag.substring(0, entityTag.length() - 1) + TAG_END;
  }

  /** Returns all that is left of a body, compressed. */
  static byte[] gzip(OriginResponse response) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(compressed)) {
      response.writeTo(Channels.newChannel(stream));
    }
    return compressed.toByteArray();
  }
}
