package io.github.fragmill.core.internal.isobmff.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Known answers: isoparser's own box knows neither version 1 nor constant IVs. */
class TrackEncryptionBoxTest {

  private static final String KID = "00112233445566778899aabbccddeeff";

  private static String hex(EncryptionParameters parameters) {
    return HexFormat.of().formatHex(BoxBytes.of(new TrackEncryptionBox(parameters)));
  }

  private static EncryptionParameters perSample(String scheme, int ivBytes, int crypt, int skip) {
    return new EncryptionParameters(scheme, KeyId.of(KID), ivBytes, Optional.empty(), crypt, skip);
  }

  private static EncryptionParameters constant(String iv, int crypt, int skip) {
    return new EncryptionParameters(
        "cbcs", KeyId.of(KID), 0, Optional.of(InitializationVector.of(iv)), crypt, skip);
  }

  @ParameterizedTest
  @CsvSource({"cenc, 8, 08", "cenc, 16, 10", "cbc1, 16, 10"})
  void toBytes_schemesWithoutPattern_areVersion0(String scheme, int ivBytes, String ivHex) {
    assertThat(hex(perSample(scheme, ivBytes, 0, 0)))
        .isEqualTo("0000002074656e63" + "00000000" + "0000" + "01" + ivHex + KID);
  }

  @Test
  void toBytes_cens_isVersion1WithItsPattern() {
    assertThat(hex(perSample("cens", 8, 1, 9)))
        .isEqualTo("0000002074656e63" + "01000000" + "0019" + "0108" + KID);
    assertThat(hex(perSample("cens", 8, 15, 15))).contains("00ff0108");
  }

  @Test
  void toBytes_constantVector_followsTheKeyId() {
    assertThat(hex(constant("0f0e0d0c0b0a09080706050403020100", 1, 9)))
        .isEqualTo(
            "0000003174656e63"
                + "01000000"
                + "0019"
                + "0100"
                + KID
                + "10"
                + "0f0e0d0c0b0a09080706050403020100");
    assertThat(hex(constant("0706050403020100", 0, 0)))
        .isEqualTo("0000002974656e63" + "01000000" + "0000" + "0100" + KID + "080706050403020100");
  }

  @Test
  void toBytes_version0_isReadByIsoparser() throws IOException {
    org.mp4parser.boxes.iso23001.part7.TrackEncryptionBox tenc =
        IsoParsing.of(BoxBytes.of(new TrackEncryptionBox(perSample("cenc", 8, 0, 0))))
            .get(org.mp4parser.boxes.iso23001.part7.TrackEncryptionBox.class, "tenc");
    assertThat(tenc.getDefault_KID()).isEqualTo(KeyId.of(KID).uuid());
    assertThat(tenc.getDefaultIvSize()).isEqualTo(8);
  }

  @Test
  void constructor_unknownScheme_isRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrackEncryptionBox(perSample("piff", 8, 0, 0)))
        .withMessageContaining("scheme")
        .withMessageContaining("piff");
  }
}
