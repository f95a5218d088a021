package io.github.fragmill.origin.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  private static final long SIZE = 100;

  private static ByteRange of(String field) {
    return ByteRange.of(Optional.of(field), SIZE);
  }

  @Test
  void of_noField_isWhole() {
    assertThat(ByteRange.of(Optional.empty(), SIZE)).isEqualTo(ByteRange.whole(SIZE));
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=0-99, 0, 100",
    "bytes=10-19, 10, 20",
    "bytes=10-, 10, 100",
    "bytes=90-1000, 90, 100",
    "bytes=99-999999999999999999, 99, 100",
    "bytes=-1, 99, 100",
    "bytes=-1000, 0, 100",
    "BYTES=1-2, 1, 3",
    "' bytes=1-2 ', 1, 3"
  })
  void of_rangeOfTheFile_isPart(String field, long from, long to) {
    assertThat(of(field)).isEqualTo(new ByteRange(ByteRange.Kind.PART, from, to));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=999999999999999999-", "bytes=-0"})
  void of_rangeAfterTheEnd_isUnsatisfiable(String field) {
    assertThat(of(field).kind()).isEqualTo(ByteRange.Kind.UNSATISFIABLE);
  }

  @Test
  void of_suffixOfAnEmptyFile_isUnsatisfiable() {
    assertThat(ByteRange.of(Optional.of("bytes=-5"), 0).kind())
        .isEqualTo(ByteRange.Kind.UNSATISFIABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "bytes=2-1",
        "bytes=0-1,4-5",
        "bytes=+1-2",
        "bytes=1-٣",
        "bytes=0x1-2",
        "bytes=9999999999999999999-",
        "bytes=--1",
        "seconds=1-2"
      })
  void of_fieldThatIsNoSingleRange_isIgnored(String field) {
    assertThat(of(field)).isEqualTo(ByteRange.whole(SIZE));
  }
}
