package io.github.fragmill.hls;

import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.RenditionProtection;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.KeyId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The attributes of {@code EXT-X-KEY} for the keys of a presentation (RFC 8216, 4.3.2.4): one tag
 * for each DRM system, the same systems for all segments. Not thread-safe.
 */
final class KeyTags {

  private final Optional<String> identityUri;

  /** Which key has a URI: a system that finds keys by it would take two for one. */
  private final Map<String, KeyId> keysByUri = new HashMap<>();

  /**
   * @param identityUri the address of the keys themselves, in place of DRM systems
   */
  KeyTags(Optional<String> identityUri) {
    this.identityUri = identityUri;
  }

  /**
   * Returns the attributes of the tags for a segment's key; none for a clear segment.
   *
   * @param segment its index, from 0
   * @throws UnsupportedMediaException when HLS has no form for the scheme, or nothing says how
   *     players get the key
   */
  List<String> of(Rendition rendition, int segment) throws UnsupportedMediaException {
    Optional<RenditionProtection> protection = rendition.protection();
    Optional<KeyId> keyId = protection.flatMap(it -> it.keyId(segment));
    return keyId.isPresent()
        ? of(rendition.id(), protection.orElseThrow(), keyId.get())
        : List.of();
  }

  private List<String> of(String rendition, RenditionProtection protection, KeyId keyId)
      throws UnsupportedMediaException {
    String method = method(protection.parameters().scheme());
    List<DrmSignal> signals = protection.drmSignals(keyId);
    List<KeyFormat> formats =
        identityUri.isPresent()
            ? List.of(KeyFormat.identity(identityUri.get(), keyId, signals))
            : KeyFormat.of(signals);
    if (formats.isEmpty()) {
      throw new UnsupportedMediaException(
          "rendition "
              + rendition
              + " is encrypted, and HLS players find no key without a DRM system; signal one, such"
              + " as common");
    }
    List<String> tags = new ArrayList<>();
    for (KeyFormat format : formats) {
      requireOwnUri(format, keyId);
      tags.add(format.attributes(method, keyId).toString());
    }
    return tags;
  }

  private static String method(String scheme) throws UnsupportedMediaException {
    return switch (scheme) {
      case "cbcs" -> "SAMPLE-AES";
      case "cenc" -> "SAMPLE-AES-CTR";
      default ->
          throw new UnsupportedMediaException(
              "HLS has no form for the encryption scheme " + scheme + "; use cbcs or cenc");
    };
  }

  private void requireOwnUri(KeyFormat format, KeyId keyId) throws UnsupportedMediaException {
    if (!format.isFoundByUri()) {
      return;
    }
    KeyId other = keysByUri.putIfAbsent(format.name() + " " + format.uri(), keyId);
    if (other != null && !other.equals(keyId)) {
      throw new UnsupportedMediaException(
          "the keys "
              + other
              + " and "
              + keyId
              + " have the same URI for "
              + format.name()
              + ", which finds keys by it; put {keyId} into the URI");
    }
  }
}
