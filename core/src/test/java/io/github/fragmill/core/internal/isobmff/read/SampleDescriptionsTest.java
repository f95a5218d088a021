package io.github.fragmill.core.internal.isobmff.read;

import static io.github.fragmill.core.testing.TestBoxes.ascii;
import static io.github.fragmill.core.testing.TestBoxes.box;
import static io.github.fragmill.core.testing.TestBoxes.bytes;
import static io.github.fragmill.core.testing.TestBoxes.concat;
import static io.github.fragmill.core.testing.TestBoxes.fullBox;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestBoxes.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SampleDescriptionsTest {

  private static final byte[] CLEAR = entry("mp4a", bytes(1));

  private static byte[] entry(String type, byte[] configuration, byte[]... others) {
    return box(type, zeros(28), box("esds", configuration), concat(others));
  }

  private static byte[] encrypted(String originalType, String scheme, int configuration) {
    byte[] tenc = fullBox("tenc", 0, 0, bytes(0, 0, 1, 8), zeros(16));
    byte[] sinf =
        box(
            "sinf",
            box("frma", ascii(originalType)),
            fullBox("schm", 0, 0, ascii(scheme), ints(0x1_0000)),
            box("schi", tenc));
    return entry("enca", bytes(configuration), sinf);
  }

  private static Optional<SampleDescriptions> read(byte[]... entries) throws FragmillException {
    BoxReading reading =
        BoxReading.inside(fullBox("stsd", 0, 0, ints(entries.length), concat(entries)));
    return SampleDescriptions.read(
        reading.scanner(),
        SampleEntries.read(reading.scanner(), reading.children().get(0), "soun"));
  }

  @Test
  void read_clearDescriptions_areNone() throws FragmillException {
    assertThat(read(CLEAR, CLEAR)).isEmpty();
  }

  @Test
  void read_clearAndEncrypted_keepTheirOrder() throws FragmillException {
    SampleDescriptions found = read(CLEAR, encrypted("mp4a", "cenc", 1)).orElseThrow();

    assertThat(found.scheme()).isEqualTo("cenc");
    assertThat(found.parameters()).hasSize(2);
    assertThat(found.parameters().get(0)).isEmpty();
    assertThat(found.parameters().get(1)).isPresent();
  }

  @Test
  void read_severalFormats_areRefused() {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> read(CLEAR, encrypted("mp4a", "cenc", 2)))
        .withMessageContaining("sample descriptions are of several formats");
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> read(CLEAR, encrypted("ac-3", "cenc", 1)))
        .withMessageContaining("sample descriptions are of several formats");
  }

  @Test
  void read_severalSchemes_areRefusedByName() {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> read(encrypted("mp4a", "cenc", 1), encrypted("mp4a", "cbc1", 1)))
        .withMessageContaining("both cenc and cbc1 in one track");
  }

  @Test
  void read_encryptedWithoutInformation_isMalformed() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read(entry("enca", bytes(1))))
        .withMessageContaining("expected a sinf box");
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read(box("enca", zeros(20))))
        .withMessageContaining("expected at least 28 bytes, found 20");
  }
}
