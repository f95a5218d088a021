package io.github.fragmill.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.Ratio;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnitsTest {

  @ParameterizedTest
  @CsvSource({
    "0,0 B",
    "999,999 B",
    "1000,1 kB",
    "999499,999 kB",
    "999999,1 MB",
    "1234567,1.23 MB",
    "9223372036854775807,9.22 EB"
  })
  void bytes_anySize_threeDigits(long bytes, String text) {
    assertThat(Units.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0 s",
    "12000,12 s",
    "2548,2.548 s",
    "60000,1:00",
    "1213000,20:13",
    "3723000,1:02:03",
    "359999500,100:00:00"
  })
  void duration_anyLength_asPeopleReadIt(long millis, String text) {
    assertThat(Units.duration(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @Test
  void rates_fractions_rounded() {
    assertThat(Units.frameRate(new Ratio(30_000, 1001))).isEqualTo("29.97 fps");
    assertThat(Units.frameRate(new Ratio(25, 1))).isEqualTo("25 fps");
    assertThat(Units.hertz(44_100)).isEqualTo("44.1 kHz");
    assertThat(Units.bitRate(5_800_000)).isEqualTo("5.8 Mbit/s");
  }

  @Test
  void count_oneAndMore_nounFollows() {
    assertThat(Units.count(1, "segment")).isEqualTo("1 segment");
    assertThat(Units.count(0, "segment")).isEqualTo("0 segments");
  }
}
