package io.github.fragmill.crypto.drm;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.Pssh;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Widevine: a {@code pssh} box of version 0 whose data is a WidevinePsshData message with the key
 * ids, the scheme and, when given, the content id and the provider. Immutable.
 *
 * <pre>
 * message WidevinePsshData    (protocol buffers, version 2)
 *   key_id             2      repeated bytes
 *   provider           3      string
 *   content_id         4      bytes
 *   protection_scheme  9      uint32, the scheme's four-character code
 * </pre>
 */
@CheckReturnValue
public final class Widevine implements DrmSystem {

  private static final UUID SYSTEM_ID = UUID.fromString("edef8ba9-79d6-4ace-a3c8-27dcd51d21ed");

  private static final int KEY_ID = 2;
  private static final int PROVIDER = 3;
  private static final int CONTENT_ID = 4;
  private static final int PROTECTION_SCHEME = 9;

  private static final Widevine WITH_KEY_ID =
      new Widevine(Optional.empty(), Optional.empty(), Optional.empty());

  /** Never changed, nor given away. */
  private final Optional<byte[]> contentId;

  private final Optional<String> provider;
  private final Optional<URI> licenseUrl;

  private Widevine(
      Optional<byte[]> contentId, Optional<String> provider, Optional<URI> licenseUrl) {
    this.contentId = contentId;
    this.provider = provider;
    this.licenseUrl = licenseUrl;
  }

  /** Signals the key id and the scheme, which is all that a licence server must know. */
  public static Widevine keyId() {
    return WITH_KEY_ID;
  }

  /**
   * Signals a content id too.
   *
   * @param contentId names the film to the licence server, at least one byte
   */
  public static Widevine contentId(byte[] contentId) {
    if (contentId.length == 0) {
      throw new IllegalArgumentException("contentId: expected at least one byte, found none");
    }
    return new Widevine(Optional.of(contentId.clone()), Optional.empty(), Optional.empty());
  }

  /**
   * Signals a content id too, in UTF-8.
   *
   * @throws IllegalArgumentException when it is empty, or UTF-8 cannot carry it
   */
  public static Widevine contentId(String contentId) {
    return contentId(utf8("contentId", contentId));
  }

  /** Halves of characters would come out as another film's id. */
  private static byte[] utf8(String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (!new String(bytes, StandardCharsets.UTF_8).equals(text)) {
      throw new IllegalArgumentException(name + ": expected text, found half of a character in it");
    }
    return bytes;
  }

  /**
   * Returns the same with the name under which the content's owner is registered.
   *
   * @throws IllegalArgumentException when it is empty, or UTF-8 cannot carry it
   */
  public Widevine provider(String name) {
    if (utf8("provider", name).length == 0) {
      throw new IllegalArgumentException("provider: expected a name, found an empty one");
    }
    return new Widevine(contentId, Optional.of(name), licenseUrl);
  }

  /**
   * Returns the same with the address of a licence server, for the manifest.
   *
   * @throws IllegalArgumentException when the URL is not absolute
   */
  public Widevine licenseUrl(URI url) {
    LicenseUrls.requireAbsolute(url);
    return new Widevine(contentId, provider, Optional.of(url));
  }

  @Override
  public Optional<DrmSignal> signal(DrmTrack track) {
    Pssh pssh = new Pssh(SYSTEM_ID, /* keyIds= */ List.of(), message(track));
    return Optional.of(
        new DrmSignal(
            SYSTEM_ID, /* headerPssh= */ Optional.empty(), Optional.of(pssh), licenseUrl));
  }

  private byte[] message(DrmTrack track) {
    ProtoMessage message = new ProtoMessage();
    track.keyIds().forEach(keyId -> message.putBytes(KEY_ID, keyId.toBytes()));
    provider.ifPresent(name -> message.putBytes(PROVIDER, name.getBytes(StandardCharsets.UTF_8)));
    contentId.ifPresent(id -> message.putBytes(CONTENT_ID, id));
    message.putVarint(PROTECTION_SCHEME, fourCc(track.parameters().scheme()));
    return message.toBytes();
  }

  /** Returns the four letters as one number, the first letter in its highest byte. */
  private static long fourCc(String letters) {
    long number = 0;
    for (byte letter : letters.getBytes(StandardCharsets.US_ASCII)) {
      number = number << Byte.SIZE | (letter & 0xFF);
    }
    return number;
  }

  @Override
  public String toString() {
    return "Widevine";
  }
}
