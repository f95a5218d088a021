package io.github.fragmill.platform.packaging;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.KeyText;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.platform.catalog.EncryptedTracks;
import io.github.fragmill.platform.catalog.PackagingOptions;
import io.github.fragmill.platform.catalog.Profile;
import io.github.fragmill.platform.catalog.WrappedKey;
import io.github.fragmill.platform.config.KeyServerSettings;
import io.github.fragmill.platform.error.RequestRefusedException;
import io.github.fragmill.platform.error.RequestRefusedException.Reason;
import io.github.fragmill.platform.error.Sentences;
import io.github.fragmill.platform.keys.KeyVault;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks requested options. Generates missing keys, and encrypts keys at once, unless a key server
 * has them. Thread-safe.
 *
 * @param contentId the name of titles for the key server, with the place of their number; empty
 *     without one
 */
public record OptionsReader(KeyVault vault, SecureRandom random, Optional<String> contentId) {

  private static final int KEY_BYTES = 16;

  /**
   * Checks options and adds what is missing.
   *
   * @throws RequestRefusedException when an option is not valid
   */
  public PackagingOptions read(RequestedOptions requested) throws RequestRefusedException {
    Scheme scheme = choice("scheme", requested.scheme(), Scheme.CBCS, Scheme.values());
    EncryptedTracks encrypted =
        choice("encrypt", requested.encrypt(), EncryptedTracks.VIDEO, EncryptedTracks.values());
    Profile profile = choice("profile", requested.profile(), Profile.ON_DEMAND, Profile.values());
    boolean isClear = encrypted == EncryptedTracks.NONE;
    boolean hasKey = requested.key().isPresent() || requested.kid().isPresent();
    if (isClear && (hasKey || requested.contentId().isPresent())) {
      throw refusal("A key or a content id was given, but no track is to be encrypted.");
    }
    if (contentId.isPresent() && hasKey) {
      throw refusal("A key was given, but keys come from the key server.");
    }
    if (contentId.isEmpty() && requested.contentId().isPresent()) {
      throw refusal("content_id: there is no key server that it could name a title for.");
    }
    boolean isOwn = !isClear && contentId.isEmpty();
    return new PackagingOptions(
        scheme,
        encrypted,
        isOwn ? Optional.of(key(requested)) : Optional.empty(),
        isClear || isOwn ? Optional.empty() : Optional.of(contentId(requested)),
        profile,
        segment(requested),
        requested.trickPlay());
  }

  private String contentId(RequestedOptions requested) throws RequestRefusedException {
    Optional<String> given = requested.contentId();
    if (given.isPresent() && !KeyServerSettings.isContentId(given.get())) {
      throw refusal(
          "content_id: expected up to "
              + KeyServerSettings.MAX_CONTENT_ID
              + " characters on one line.");
    }
    return given.or(() -> contentId).orElseThrow();
  }

  private static Duration segment(RequestedOptions requested) throws RequestRefusedException {
    if (requested.segmentSeconds().isEmpty()) {
      return Packager.DEFAULT_SEGMENT_DURATION;
    }
    double seconds = requested.segmentSeconds().get();
    if (!(seconds >= 0.5 && seconds <= 60)) {
      throw refusal("segment_seconds: expected 0.5 to 60.");
    }
    return Duration.ofMillis(Math.round(seconds * 1_000));
  }

  private WrappedKey key(RequestedOptions requested) throws RequestRefusedException {
    KeyId keyId = KeyId.of(bytes("kid", requested.kid()));
    byte[] key = bytes("key", requested.key());
    try (ContentKey checked = ContentKey.of(keyId, key)) {
      return WrappedKey.of(checked.keyId(), vault.wrap(key));
    } catch (IllegalArgumentException e) {
      throw refusal(Sentences.of(e));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private byte[] bytes(String what, Optional<String> text) throws RequestRefusedException {
    if (text.isPresent()) {
      try {
        return KeyText.parse(what, text.get());
      } catch (IllegalArgumentException e) {
        throw refusal(Sentences.of(e));
      }
    }
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return bytes;
  }

  private static <T extends Enum<T>> T choice(
      String name, Optional<String> word, T usual, T[] choices) throws RequestRefusedException {
    if (word.isEmpty()) {
      return usual;
    }
    return Stream.of(choices)
        .filter(choice -> word(choice).equals(word.get()))
        .findFirst()
        .orElseThrow(
            () ->
                refusal(
                    name
                        + ": expected one of "
                        + Stream.of(choices)
                            .map(OptionsReader::word)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static RequestRefusedException refusal(String message) {
    return new RequestRefusedException(Reason.INVALID, message);
  }
}
