package io.github.fragmill.core.protect;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What HLS playlists say of a key for one DRM system, where that does not follow from a {@code
 * pssh} box: attributes of {@code EXT-X-KEY} (RFC 8216, 4.3.2.4). Holds no key. Immutable.
 *
 * @param keyFormat names the system ({@code KEYFORMAT}), for example {@code
 *     com.apple.streamingkeydelivery}
 * @param keyFormatVersions numbers with {@code /} between them ({@code KEYFORMATVERSIONS})
 * @param uri what the system finds the key by ({@code URI}): an absolute URI
 */
public record PlaylistKey(String keyFormat, String keyFormatVersions, String uri) {

  private static final Pattern FORMAT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._-]{0,199}");
  private static final Pattern VERSIONS = Pattern.compile("[0-9]{1,9}(/[0-9]{1,9}){0,15}");

  public PlaylistKey {
    Objects.requireNonNull(uri, "uri");
    if (!FORMAT.matcher(keyFormat).matches()) {
      throw new IllegalArgumentException(
          "keyFormat: expected a name such as com.apple.streamingkeydelivery, found '"
              + keyFormat
              + "'");
    }
    if (!VERSIONS.matcher(keyFormatVersions).matches()) {
      throw new IllegalArgumentException(
          "keyFormatVersions: expected numbers such as 1 or 1/2, found '"
              + keyFormatVersions
              + "'");
    }
    requireUri(uri);
  }

  /** What is no URI could be a key, or a tag of its own, so the message does not repeat it. */
  private static void requireUri(String uri) {
    boolean isUri;
    try {
      isUri = new URI(uri).isAbsolute() && uri.chars().allMatch(it -> it > ' ' && it < 0x7F);
    } catch (URISyntaxException e) {
      isUri = false;
    }
    if (!isUri) {
      throw new IllegalArgumentException("uri: expected an absolute URI such as skd://film-1");
    }
  }
}
