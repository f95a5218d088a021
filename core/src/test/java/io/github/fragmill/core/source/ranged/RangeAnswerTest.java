package io.github.fragmill.core.source.ranged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.source.SourceStamp;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeAnswerTest {

  private static final String NAME = "media.example/movie.mp4";
  private static final SourceStamp STAMP = new SourceStamp(1000, Optional.of("\"1\""));

  private static RangeAnswer answer(int status, String range) {
    return new RangeAnswer(status, Optional.of(range), OptionalLong.empty(), STAMP.validator());
  }

  @Test
  void requireFirst_beginning_isTheStamp() throws IOException {
    assertThat(answer(206, "bytes 0-99/1000").requireFirst(NAME, 100)).isEqualTo(STAMP);
    assertThat(answer(206, "bytes 0-999/1000").requireFirst(NAME, 5000)).isEqualTo(STAMP);
  }

  @Test
  void requireFirst_emptyObject_hasNoBytes() throws IOException {
    assertThat(answer(416, "bytes */0").requireFirst(NAME, 100).sizeBytes()).isZero();
    RangeAnswer whole =
        new RangeAnswer(200, Optional.empty(), OptionalLong.of(0), Optional.empty());
    assertThat(whole.requireFirst(NAME, 100)).isEqualTo(SourceStamp.ofSize(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes 0-98/1000",
        "bytes 1-99/1000",
        "bytes 0-100/1000",
        "bytes 0-99/*",
        "bytes */1000",
        "bytes 0-99/99999999999999999999",
        "bytes 0-99/-1000",
        "bytes 0-99/50",
        "items 0-99/1000",
        ""
      })
  void requireFirst_anotherRange_isRefusedAndNamed(String range) {
    assertThatThrownBy(() -> answer(206, range).requireFirst(NAME, 100))
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith("cannot read " + NAME + ": expected ")
        .hasMessageContaining(range);
  }

  @Test
  void requireFirst_noValidator_isRefused() {
    RangeAnswer answer =
        new RangeAnswer(
            206, Optional.of("bytes 0-99/1000"), OptionalLong.empty(), Optional.empty());
    assertThatThrownBy(() -> answer.requireFirst(NAME, 100))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("neither a strong entity tag nor a time");
  }

  @Test
  void require_range_isTaken() {
    assertThatCode(() -> answer(206, "bytes 500-599/1000").require(NAME, STAMP, 500, 100))
        .doesNotThrowAnyException();
  }

  @Test
  void require_bodyOfAnotherLength_isRefused() {
    RangeAnswer huge =
        new RangeAnswer(
            206,
            Optional.of("bytes 500-599/1000"),
            OptionalLong.of(Long.MAX_VALUE),
            STAMP.validator());
    assertThatThrownBy(() -> huge.require(NAME, STAMP, 500, 100))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("Content-Length " + Long.MAX_VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    "206, bytes 500-599/1001, 1",
    "206, bytes 500-599/1000, 2",
    "200, bytes 500-599/1000, 2",
    "412, '', 1",
    "416, bytes */400, 1"
  })
  void require_anotherVersion_isRefusedAsChanged(int status, String range, int version) {
    RangeAnswer answer =
        new RangeAnswer(
            status, Optional.of(range), OptionalLong.empty(), Optional.of("\"" + version + "\""));
    assertThatThrownBy(() -> answer.require(NAME, STAMP, 500, 100))
        .isInstanceOf(SourceException.class)
        .hasMessage(NAME + " has changed since it was opened");
  }

  @ParameterizedTest
  @CsvSource({
    "200, ignores ranges",
    "302, redirected (302)",
    "401, access was refused (401)",
    "403, access was refused (403)",
    "404, not found (404)",
    "410, not found (410)",
    "418, the server answered 418"
  })
  void require_answerThatStays_isRefused(int status, String reason) {
    assertThatThrownBy(() -> answer(status, "").require(NAME, STAMP, 500, 100))
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith("cannot read " + NAME + ": ")
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
  void require_answerThatMayPass_isNoRefusal(int status) {
    assertThatThrownBy(() -> answer(status, "").require(NAME, STAMP, 500, 100))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(SourceException.class)
        .hasMessage("the server answered " + status);
  }
}
