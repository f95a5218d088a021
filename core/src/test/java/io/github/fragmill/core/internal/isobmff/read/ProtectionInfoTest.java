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
import io.github.fragmill.core.protect.EncryptionParameters;
import org.junit.jupiter.api.Test;

class ProtectionInfoTest {

  private static final byte[] FRMA = box("frma", ascii("avc1"));
  private static final byte[] TENC = tenc(/* version= */ 0, /* pattern= */ 0);

  private static byte[] tenc(int version, int pattern) {
    return fullBox("tenc", version, 0, bytes(0, pattern, 1, 8), zeros(16));
  }

  private static byte[] schm(String scheme) {
    return fullBox("schm", 0, 0, ascii(scheme), ints(0x1_0000));
  }

  private static byte[] sinf(String scheme, byte[] tenc) {
    return box("sinf", FRMA, schm(scheme), box("schi", tenc));
  }

  /** Reads boxes as those of a sample entry. */
  private static ProtectionInfo read(byte[]... boxes) throws FragmillException {
    BoxReading reading = BoxReading.inside(boxes);
    return ProtectionInfo.read(reading.scanner(), reading.first(), reading.children());
  }

  private static String originalType(byte[]... boxes) throws FragmillException {
    BoxReading reading = BoxReading.inside(boxes);
    return ProtectionInfo.originalType(reading.scanner(), reading.first(), reading.children());
  }

  private static void assertMalformed(String message, byte[]... boxes) {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read(boxes))
        .withMessageContaining(message);
  }

  private static void assertUnsupported(String message, byte[]... boxes) {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> read(boxes))
        .withMessageContaining(message);
  }

  @Test
  void read_sinf_schemeAndParameters() throws FragmillException {
    ProtectionInfo info = read(box("avcC", zeros(7)), sinf("cenc", TENC));

    assertThat(info.scheme()).isEqualTo("cenc");
    assertThat(info.parameters().orElseThrow().perSampleIvBytes()).isEqualTo(8);
  }

  @Test
  void read_pattern_onlyOfVersionsThatHaveOne() throws FragmillException {
    assertThat(read(sinf("cens", tenc(1, 0x19))).parameters().orElseThrow())
        .returns(1, EncryptionParameters::cryptByteBlock)
        .returns(9, EncryptionParameters::skipByteBlock);
    assertThat(read(sinf("cens", tenc(0, 0x19))).parameters().orElseThrow().skipByteBlock())
        .isZero();
  }

  @Test
  void read_severalSchemes_theFirstKnownOneCounts() throws FragmillException {
    assertThat(read(sinf("adkm", TENC), sinf("cbcs", TENC), sinf("cenc", TENC)).scheme())
        .isEqualTo("cbcs");
  }

  @Test
  void read_unknownSchemes_areRefusedByName() {
    assertUnsupported(
        "a scheme that is none of Common Encryption: adkm, piff",
        sinf("adkm", TENC),
        sinf("piff", TENC));
  }

  @Test
  void read_laterVersionOfTenc_isRefusedByNumber() {
    assertUnsupported("tenc: version 2", sinf("cenc", tenc(2, 0)));
  }

  @Test
  void originalType_sinf_isThatOfTheFirstKnownScheme() throws FragmillException {
    byte[] other = box("sinf", box("frma", ascii("mp4v")), schm("adkm"));
    assertThat(originalType(other, sinf("cenc", TENC))).isEqualTo("avc1");
  }

  @Test
  void originalType_restDamaged_isReadAllTheSame() throws FragmillException {
    assertThat(originalType(box("sinf", FRMA, schm("cenc")))).isEqualTo("avc1");
  }

  @Test
  void originalType_missingOrTruncated_isMalformed() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> originalType(box("sinf", schm("cenc"))))
        .withMessageContaining("expected a frma box");
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> originalType(box("sinf", box("frma", ascii("avc")), schm("cenc"))))
        .withMessageContaining("expected 4 bytes, found 3");
  }

  @Test
  void read_missingBoxes_isMalformed() {
    byte[] schi = box("schi", TENC);
    assertMalformed("expected a sinf box, found none", box("avcC", zeros(7)));
    assertMalformed("schm", box("sinf", FRMA, schi));
    assertMalformed("schi", box("sinf", FRMA, schm("cenc")));
    assertMalformed("tenc", box("sinf", FRMA, schm("cenc"), box("schi")));
  }

  @Test
  void read_boxesTruncated_areMalformed() {
    byte[] schi = box("schi", TENC);
    byte[] shortScheme = box("schm", concat(ints(0), ascii("cenc")));
    assertMalformed("at least 12 bytes, found 8", box("sinf", FRMA, shortScheme, schi));
    assertMalformed("expected a version, found 3 bytes", sinf("cenc", box("tenc", zeros(3))));
    assertMalformed("more bytes", sinf("cenc", box("tenc", zeros(12))));
  }
}
