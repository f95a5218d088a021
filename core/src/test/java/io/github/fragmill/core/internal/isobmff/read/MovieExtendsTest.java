package io.github.fragmill.core.internal.isobmff.read;

import static io.github.fragmill.core.testing.TestBoxes.box;
import static io.github.fragmill.core.testing.TestBoxes.fullBox;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MovieExtendsTest {

  private static byte[] trex(long... fields) {
    return fullBox("trex", 0, 0, ints(fields));
  }

  private static Map<Long, SampleDefaults> read(byte[]... boxes) throws FragmillException {
    BoxReading reading = new BoxReading(box("mvex", boxes));
    return MovieExtends.read(reading.source(), reading.scanner(), Optional.of(reading.first()));
  }

  @Test
  void read_noBox_hasNoDefaults() throws FragmillException {
    BoxReading reading = new BoxReading(box("moov"));
    assertThat(MovieExtends.read(reading.source(), reading.scanner(), Optional.empty())).isEmpty();
  }

  @Test
  void read_defaultsOfEachTrack_areFoundAmongOtherBoxes() throws FragmillException {
    assertThat(
            read(
                fullBox("mehd", 0, 0, ints(1000)),
                trex(1, 1, 512, 0xFFFF_FFFFL, 0x1_0000),
                trex(0xFFFF_FFFFL, 2, 0xFFFF_FFFFL, 0, 0)))
        .containsOnly(
            Map.entry(1L, new SampleDefaults(1, 512, 0xFFFF_FFFFL, 0x1_0000)),
            Map.entry(0xFFFF_FFFFL, new SampleDefaults(2, 0xFFFF_FFFFL, 0, 0)));
  }

  @Test
  void read_twoOfOneTrack_areRefused() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read(trex(7, 1, 0, 0, 0), trex(7, 1, 0, 0, 0)))
        .withMessageContaining("trex[2]")
        .withMessageContaining("for track 7, found a second");
  }

  @Test
  void read_fieldsTruncated_areRefused() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read(trex(7, 1, 0, 0)))
        .withMessageContaining("at least 24 bytes, found 20");
  }

  @Test
  void isSync_flags_aboutThatBitOnly() {
    assertThat(SampleDefaults.isSync(0x0200_0000)).isTrue();
    assertThat(SampleDefaults.isSync(0xFFFE_FFFF)).isTrue();
    assertThat(SampleDefaults.isSync(0x0001_0000)).isFalse();
  }
}
