package io.github.fragmill.origin.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidatorsTest {

  private static final Validators FILE =
      Validators.of("abc", Optional.of(Instant.parse("2026-11-05T08:49:37.5Z")));
  private static final String TIME = "Thu, 05 Nov 2026 08:49:37 GMT";
  private static final String BEFORE = "Thu, 05 Nov 2026 08:49:36 GMT";
  private static final Validators TIMELESS = Validators.of("abc", Optional.empty());

  private static boolean isNotModified(String ifNoneMatch) {
    return FILE.isNotModified(Optional.of(ifNoneMatch), Optional.of(TIME));
  }

  @Test
  void fields_areQuotedAndInSeconds() {
    assertThat(FILE.entityTag()).isEqualTo("\"abc\"");
    assertThat(FILE.lastModifiedField()).hasValue(TIME);
    assertThat(TIMELESS.lastModifiedField()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"abc\"", "W/\"abc\"", "\"x\", \"abc\"", "*", " \"abc\" "})
  void isNotModified_sameTag_isTrue(String field) {
    assertThat(isNotModified(field)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"abcd\"", "abc", "", "\"", "w/\"abc\"", "\"x\",,"})
  void isNotModified_otherTagBesideTheSameTime_isFalse(String field) {
    assertThat(isNotModified(field)).isFalse();
  }

  @Test
  void isNotModified_byTime_comparesSeconds() {
    assertThat(FILE.isNotModified(Optional.empty(), Optional.of(TIME))).isTrue();
    assertThat(FILE.isNotModified(Optional.empty(), Optional.of(BEFORE))).isFalse();
    assertThat(FILE.isNotModified(Optional.empty(), Optional.of("yesterday"))).isFalse();
    assertThat(TIMELESS.isNotModified(Optional.empty(), Optional.of(TIME))).isFalse();
    assertThat(FILE.isNotModified(Optional.empty(), Optional.empty())).isFalse();
  }

  @Test
  void isDemandFailed_strongComparison() {
    assertThat(FILE.isDemandFailed(Optional.of("\"abc\""), Optional.empty())).isFalse();
    assertThat(FILE.isDemandFailed(Optional.of("W/\"abc\""), Optional.empty())).isTrue();
    assertThat(FILE.isDemandFailed(Optional.of("\"x\""), Optional.empty())).isTrue();
    assertThat(FILE.isDemandFailed(Optional.empty(), Optional.of(TIME))).isFalse();
    assertThat(FILE.isDemandFailed(Optional.empty(), Optional.of(BEFORE))).isTrue();
    assertThat(FILE.isDemandFailed(Optional.empty(), Optional.empty())).isFalse();
  }

  @Test
  void allowsRange_onlyOfTheSameState() {
    assertThat(FILE.allowsRange(Optional.empty())).isTrue();
    assertThat(FILE.allowsRange(Optional.of("\"abc\""))).isTrue();
    assertThat(FILE.allowsRange(Optional.of("W/\"abc\""))).isFalse();
    assertThat(FILE.allowsRange(Optional.of("\"x\""))).isFalse();
    assertThat(FILE.allowsRange(Optional.of(TIME))).isTrue();
    assertThat(FILE.allowsRange(Optional.of(BEFORE))).isFalse();
    assertThat(FILE.allowsRange(Optional.of("nonsense"))).isFalse();
    assertThat(TIMELESS.allowsRange(Optional.of(TIME))).isFalse();
  }
}
