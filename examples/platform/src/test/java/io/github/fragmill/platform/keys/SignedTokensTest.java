package io.github.fragmill.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SignedTokensTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final List<String> ALPHABET =
      List.of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".split(""));

  private final SignedTokens tokens = tokens("00");

  @Test
  void isValid_issued_untilItExpires() {
    String token = tokens.issue("play 5", LATER);

    assertThat(tokens.isValid(token, "play 5", NOW)).isTrue();
    assertThat(tokens.isValid(token, "play 5", LATER.minusSeconds(1))).isTrue();
    assertThat(tokens.isValid(token, "play 5", LATER)).isFalse();
    assertThat(tokens.isValid(token, "play 5", LATER.plusSeconds(1))).isFalse();
  }

  @Test
  void isValid_otherPurpose_isFalse() {
    String token = tokens.issue("play 5", LATER);

    assertThat(tokens.isValid(token, "play 6", NOW)).isFalse();
    assertThat(tokens.isValid(token, "", NOW)).isFalse();
  }

  @Test
  void isValid_otherMasterKey_isFalse() {
    assertThat(tokens("01").isValid(tokens.issue("play 5", LATER), "play 5", NOW)).isFalse();
    assertThat(tokens("00").isValid(tokens.issue("play 5", LATER), "play 5", NOW)).isTrue();
  }

  /** Other spellings of the token: another number of digits, and one character at a time. */
  @Test
  void isValid_altered_isFalse() {
    String token = tokens.issue("play 5", LATER);

    assertThat(tokens.isValid("0" + token, "play 5", NOW)).isFalse();
    for (int index = 0; index < token.length(); index++) {
      for (String other : ALPHABET) {
        String altered = token.substring(0, index) + other + token.substring(index + 1);
        assertThat(tokens.isValid(altered, "play 5", NOW)).isEqualTo(altered.equals(token));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "token", "=", "\u0000", "../../etc/passwd"})
  void isValid_noToken_isFalse(String text) {
    assertThat(tokens.isValid(text, "play 5", NOW)).isFalse();
    assertThat(tokens.isValid(tokens.issue("play 5", LATER) + text, "play 5", NOW))
        .isEqualTo(text.isEmpty());
  }

  private static SignedTokens tokens(String octet) {
    try {
      return new SignedTokens(
          MasterKey.load(Optional.of(octet.repeat(32)), Path.of("not-looked-at")));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
