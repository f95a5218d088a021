package io.github.fragmill.crypto.drm;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.PlaylistKey;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Apple FairPlay Streaming: a URI in HLS playlists, by which the key server knows the key. It has
 * no {@code pssh} box, and DASH says nothing of it. For {@code cbcs} only; the key server sends the
 * initialization vector along with the key, so all tracks of a presentation have the same constant
 * one: a random one, or that of {@link io.github.fragmill.crypto.CommonEncryption.Builder#iv}.
 * Immutable.
 *
 * <p>Source: Apple, FairPlay Streaming Programming Guide.
 */
@CheckReturnValue
public final class FairPlay implements DrmSystem {

  /** What stands for the key id in the URI of {@link #keyUri}. */
  public static final String KEY_ID = "{keyId}";

  private static final UUID SYSTEM_ID = UUID.fromString("94ce86fb-07ff-4f43-adb8-93d2fa968ca2");
  private static final String KEY_FORMAT = "com.apple.streamingkeydelivery";
  private static final String KEY_FORMAT_VERSIONS = "1";

  private static final KeyId ANY_KEY_ID = KeyId.of(new byte[2 * Long.BYTES]);

  private final String keyUri;

  private FairPlay(String keyUri) {
    this.keyUri = keyUri;
  }

  /**
   * Signals a URI.
   *
   * @param uri absolute, for example {@code skd://films/17}. Where it holds {@value #KEY_ID}, the
   *     key id is put, as 32 hexadecimal digits; a presentation with several keys needs that, so
   *     that each has a URI of its own
   * @throws IllegalArgumentException when it is no absolute URI
   */
  public static FairPlay keyUri(String uri) {
    FairPlay system = new FairPlay(uri);
    Objects.requireNonNull(system.keyOf(ANY_KEY_ID));
    return system;
  }

  @Override
  public void requireScheme(String scheme) {
    if (!scheme.equals("cbcs")) {
      throw new IllegalArgumentException("FairPlay: expected cbcs, found " + scheme);
    }
  }

  @Override
  public boolean needsOneIv() {
    return true;
  }

  @Override
  public Optional<DrmSignal> signal(DrmTrack track) {
    requireScheme(track.parameters().scheme());
    return Optional.of(DrmSignal.of(SYSTEM_ID, keyOf(track.parameters().defaultKeyId())));
  }

  private PlaylistKey keyOf(KeyId keyId) {
    String digits = keyId.toString().replace("-", "");
    return new PlaylistKey(KEY_FORMAT, KEY_FORMAT_VERSIONS, keyUri.replace(KEY_ID, digits));
  }

  @Override
  public String toString() {
    return "FairPlay";
  }
}
