package io.github.fragmill.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteRangeTest {

  private static final long SIZE_BYTES = 100;

  @ParameterizedTest
  @CsvSource({
    "bytes=0-9,0,10",
    "bytes=90-,90,10",
    "bytes=-10,90,10",
    "bytes=-1000,0,100",
    "bytes=99-99,99,1",
    "bytes=50-999999999999999999,50,50",
    "bytes=0-,0,100"
  })
  void parse_singleRange_endsAtTheEndOfTheFile(String header, long startBytes, long lengthBytes) {
    assertThat(ByteRange.parse(header, SIZE_BYTES))
        .contains(new ByteRange(startBytes, lengthBytes))
        .get()
        .matches(ByteRange::isSatisfiable);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
  void parse_outside_notSatisfiable(String header) {
    ByteRange range = ByteRange.parse(header, SIZE_BYTES).orElseThrow();

    assertThat(range.isSatisfiable()).isFalse();
    assertThat(range.toContentRange(SIZE_BYTES)).isEqualTo("bytes */100");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes=",
        "bytes=-",
        "bytes=9-1",
        "bytes=0-1,5-6",
        "items=0-1",
        "bytes=a-b",
        "bytes=0-9999999999999999999"
      })
  void parse_headerThatMayBeIgnored_empty(String header) {
    assertThat(ByteRange.parse(header, SIZE_BYTES)).isEmpty();
  }
}
