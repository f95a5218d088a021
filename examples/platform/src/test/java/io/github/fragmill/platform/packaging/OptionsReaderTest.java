package io.github.fragmill.platform.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.platform.catalog.EncryptedTracks;
import io.github.fragmill.platform.catalog.KeyOrigin;
import io.github.fragmill.platform.catalog.PackagingOptions;
import io.github.fragmill.platform.catalog.Profile;
import io.github.fragmill.platform.error.RequestRefusedException;
import io.github.fragmill.platform.keys.KeyVault;
import io.github.fragmill.platform.keys.MasterKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OptionsReaderTest {

  private static final String KID = "a16e402b9056e371f36d348aa62bb749";
  private static final String KEY = "87237d20a19f58a740c05684e699b4aa";

  private final KeyVault vault = new KeyVault(masterKey());
  private final OptionsReader reader =
      new OptionsReader(vault, new SecureRandom(), Optional.empty());

  private final OptionsReader withServer =
      new OptionsReader(vault, new SecureRandom(), Optional.of("title-{number}"));

  @Test
  void read_nothing_isAsUsual() throws Exception {
    PackagingOptions options = reader.read(requested(null, null, null, null, null, null));

    assertThat(options.scheme()).isEqualTo(Scheme.CBCS);
    assertThat(options.encrypted()).isEqualTo(EncryptedTracks.VIDEO);
    assertThat(options.profile()).isEqualTo(Profile.ON_DEMAND);
    assertThat(options.segment()).isEqualTo(Duration.ofSeconds(4));
    assertThat(vault.unwrap(options.key().orElseThrow().bytes())).hasSize(16);
  }

  @Test
  void read_generated_isAnotherEachTime() throws Exception {
    PackagingOptions one = reader.read(requested(null, null, null, null, null, null));
    PackagingOptions other = reader.read(requested(null, null, null, null, null, null));

    assertThat(one.key().orElseThrow().keyId()).isNotEqualTo(other.key().orElseThrow().keyId());
    assertThat(vault.unwrap(one.key().orElseThrow().bytes()))
        .isNotEqualTo(vault.unwrap(other.key().orElseThrow().bytes()));
  }

  @ParameterizedTest
  @CsvSource({
    "87237d20a19f58a740c05684e699b4aa, a16e402b-9056-e371-f36d-348aa62bb749",
    "hyN9IKGfWKdAwFaE5pm0qg, oW5AK5BW43HzbTSKpiu3SQ",
    "hyN9IKGfWKdAwFaE5pm0qg==, oW5AK5BW43HzbTSKpiu3SQ=="
  })
  void read_keyInAnyForm_isTheSame(String key, String kid) throws Exception {
    PackagingOptions options = reader.read(requested(key, kid, "cenc", "all", "live", 2.5));

    assertThat(options.key().orElseThrow().keyId().toHex()).isEqualTo(KID);
    assertThat(vault.unwrap(options.key().orElseThrow().bytes()))
        .isEqualTo(HexFormat.of().parseHex(KEY));
    assertThat(options.scheme()).isEqualTo(Scheme.CENC);
    assertThat(options.encrypted()).isEqualTo(EncryptedTracks.ALL);
    assertThat(options.profile()).isEqualTo(Profile.LIVE);
    assertThat(options.segment()).isEqualTo(Duration.ofMillis(2_500));
  }

  @Test
  void read_none_isClear() throws Exception {
    assertThat(reader.read(requested(null, null, null, "none", null, null)).key()).isEmpty();
  }

  @Test
  void read_whatCannotBe_isRefusedWithoutTheKey() {
    refused(requested("secret-but-short", KID, null, null, null, null), "key: ");
    refused(requested(KEY, "short", null, null, null, null), "kid: ");
    refused(
        requested("hyN9IKGfWKdAwFaE5pm0qh", KID, null, null, null, null),
        "key: expected 16 bytes as 32 hexadecimal digits, a UUID or base64url, found base64 with"
            + " bits to spare that are not zero.");
    refused(requested(KEY, KEY, null, null, null, null), "found the key id");
    refused(requested("0".repeat(32), KID, null, null, null, null), "16 zero bytes");
    refused(requested(KEY, KID, null, "none", null, null), "no track is to be encrypted");
    refused(requested(null, null, "aes", null, null, null), "scheme: expected one of ");
    refused(requested(null, null, "CBCS", null, null, null), "scheme: expected one of ");
    refused(requested(null, null, null, "text", null, null), "encrypt: expected one of video");
    refused(
        requested(null, null, null, null, "on_demand", null), "profile: expected one of on-demand");
    refused(requested(null, null, null, null, null, 0.0), "segment_seconds: ");
    refused(requested(null, null, null, null, null, Double.NaN), "segment_seconds: ");
  }

  @Test
  void read_keyServer_isAskedByContentIdAndNoKeyIsMade() throws Exception {
    PackagingOptions usual = withServer.read(requested(null, null, null, null, null, null));
    PackagingOptions named = withServer.read(named("film"));
    PackagingOptions clear = withServer.read(requested(null, null, null, "none", null, null));

    assertThat(usual.keyOrigin()).isEqualTo(KeyOrigin.KEY_SERVER);
    assertThat(usual.contentId()).contains("title-{number}");
    assertThat(named.contentId()).contains("film");
    assertThat(usual.key()).isEmpty();
    assertThat(clear.keyOrigin()).isEqualTo(KeyOrigin.NONE);
  }

  /** Somebody who gives a key believes that it is used. */
  @Test
  void read_keyOfAnotherSource_isRefused() {
    refused(withServer, requested(KEY, KID, null, null, null, null), "keys come from the key");
    refused(withServer, requested(null, KID, null, null, null, null), "keys come from the key");
    refused(withServer, named("two\nlines"), "content_id: expected up to 180 characters");
    refused(withServer, named(" "), "content_id: expected up to 180 characters");
    refused(withServer, named("x".repeat(181)), "content_id: expected up to 180 characters");
    refused(reader, named("film"), "content_id: there is no key server");
  }

  private static RequestedOptions named(String contentId) {
    return new RequestedOptions(
        Optional.empty(),
        Optional.empty(),
        Optional.of(contentId),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private void refused(RequestedOptions requested, String message) {
    refused(reader, requested, message);
  }

  private static void refused(OptionsReader reader, RequestedOptions requested, String message) {
    assertThatThrownBy(() -> reader.read(requested))
        .isInstanceOf(RequestRefusedException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("secret-but-short")
        .hasMessageNotContaining(KEY);
  }

  private static RequestedOptions requested(
      @Nullable String key,
      @Nullable String kid,
      @Nullable String scheme,
      @Nullable String encrypt,
      @Nullable String profile,
      @Nullable Double seconds) {
    return new RequestedOptions(
        Optional.ofNullable(key),
        Optional.ofNullable(kid),
        /* contentId= */ Optional.empty(),
        Optional.ofNullable(scheme),
        Optional.ofNullable(encrypt),
        Optional.ofNullable(profile),
        Optional.ofNullable(seconds),
        false);
  }

  private static MasterKey masterKey() {
    try {
      return MasterKey.load(Optional.of("07".repeat(32)), Path.of("not-used"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
