package io.github.fragmill.core.internal.isobmff.read;

import static io.github.fragmill.core.testing.TestBoxes.bytes;
import static io.github.fragmill.core.testing.TestBoxes.concat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncryptionFieldsTest {

  private static final BoxLocation BOX = new BoxLocation("tenc", "moov/tenc", 40, 48, 90);
  private static final byte[] KEY_ID = bytes(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
  private static final byte[] IV_FIELDS = bytes(8, 9, 8, 7, 6, 5, 4, 3, 2);

  private static Optional<EncryptionParameters> read(
      String scheme, int pattern, int isProtected, int vectorBytes, byte... constant)
      throws FragmillException {
    byte[] fields = concat(bytes(0, pattern, isProtected, vectorBytes), KEY_ID, constant);
    return new EncryptionFields(BOX, scheme).read(ByteBuffer.wrap(fields), /* hasPattern= */ true);
  }

  @Test
  void read_vectorOfEachSample_itsLength() throws FragmillException {
    assertThat(read("cenc", 0, 1, 8))
        .contains(new EncryptionParameters("cenc", KeyId.of(KEY_ID), 8, Optional.empty(), 0, 0));
  }

  @Test
  void read_constantVectorAndPattern_both() throws FragmillException {
    InitializationVector iv =
        InitializationVector.of(Arrays.copyOfRange(IV_FIELDS, 1, IV_FIELDS.length));
    assertThat(read("cbcs", 0x19, 1, 0, IV_FIELDS))
        .contains(new EncryptionParameters("cbcs", KeyId.of(KEY_ID), 0, Optional.of(iv), 1, 9));
  }

  @Test
  void read_boxWithoutPatterns_reservedBitsAreSkipped() throws FragmillException {
    byte[] fields = concat(bytes(0, 0x19, 1, 8), KEY_ID);
    assertThat(
            new EncryptionFields(BOX, "cens")
                .read(ByteBuffer.wrap(fields), /* hasPattern= */ false)
                .orElseThrow()
                .cryptByteBlock())
        .isZero();
  }

  @Test
  void read_notProtected_isClear() throws FragmillException {
    assertThat(read("cbcs", 0x19, 0, 0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"cenc, 0x19, 8", "cbcs, 0x09, 8", "cens, 0, 7", "cens, 0, 24", "cbcs, 0, 0"})
  void read_whatNoSchemeHas_isMalformed(String scheme, String pattern, int vectorBytes) {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read(scheme, Integer.decode(pattern), 1, vectorBytes))
        .withMessageContaining("moov/tenc");
  }

  @Test
  void read_constantVectorOfOtherLength_isMalformed() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read("cbcs", 0, 1, 0, bytes(4, 1, 2, 3, 4)))
        .withMessageContaining("constant_IV_size of 8 or 16 bytes, found 4");
  }

  @Test
  void read_constantIvTruncated_isMalformed() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read("cbcs", 0, 1, 0, bytes(8, 1, 2)))
        .withMessageContaining("expected 8 more bytes, found 2");
  }

  @Test
  void read_otherKindOfProtection_isRefusedByNumber() {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> read("cenc", 0, 2, 8))
        .withMessageContaining("isProtected is 2");
  }
}
