package io.github.fragmill.hls;

import io.github.fragmill.core.presentation.ManifestFile;
import java.nio.charset.StandardCharsets;

/** The text of a playlist, line by line (RFC 8216, 4.1). Not thread-safe. */
final class Playlist {

  private static final String MIME_TYPE = "application/vnd.apple.mpegurl";

  private final String name;
  private final StringBuilder text = new StringBuilder("#EXTM3U\n");

  /**
   * Begins a playlist.
   *
   * @param version the protocol version that its tags need (RFC 8216, 7)
   */
  Playlist(String name, int version) {
    this.name = name;
    tag("EXT-X-VERSION", version);
  }

  Playlist tag(String tag) {
    text.append('#').append(tag).append('\n');
    return this;
  }

  Playlist tag(String tag, long value) {
    text.append('#').append(tag).append(':').append(value).append('\n');
    return this;
  }

  Playlist tag(String tag, CharSequence value) {
    text.append('#').append(tag).append(':').append(value).append('\n');
    return this;
  }

  Playlist tag(String tag, Attributes attributes) {
    return tag(tag, attributes.toString());
  }

  /**
   * Adds a remark, which players pass over.
   *
   * @param remark one line
   */
  Playlist remark(String remark) {
    text.append("## ").append(remark).append('\n');
    return this;
  }

  /**
   * Adds a URI, which ends what the tags before it describe.
   *
   * @param uri encoded
   */
  Playlist uri(String uri) {
    text.append(uri).append('\n');
    return this;
  }

  ManifestFile toFile() {
    return new ManifestFile(name, MIME_TYPE, text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
