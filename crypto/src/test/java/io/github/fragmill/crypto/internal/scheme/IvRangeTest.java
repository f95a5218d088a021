package io.github.fragmill.crypto.internal.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.protect.InitializationVector;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IvRangeTest {

  @ParameterizedTest
  @CsvSource({
    "0102030405060708, 0, 0, 0102030405060708",
    "0102030405060708, 0, 1, 0102030405060709",
    "0102030405060708, 0, 4294967295, 0102030505060707",
    "0102030405060708, 1, 0, 0102030505060708",
    "0102030405060708, 3, 256, 0102030705060808",
    "ffffffffffffffff, 0, 1, 0000000000000000",
    "ffffffffffffffff, 1, 2, 0000000100000001",
    "000102030405060708090a0b0c0d0e0f, 0, 0, 000102030405060708090a0b0c0d0e0f",
    "000102030405060708090a0b0c0d0e0f, 2, 1, 000102050405060808090a0b0c0d0e0f",
    "ffffffffffffffffffffffffffffffff, 0, 1, 0000000000000000ffffffffffffffff",
  })
  void put_trackAndSample_baseAndTheirSum(String base, int track, long sample, String expected) {
    InitializationVector first = IvRange.firstOf(InitializationVector.of(base), track);
    ByteBuffer iv = ByteBuffer.allocate(first.lengthBytes());

    IvRange.of(first).put(sample, iv);

    assertThat(HexFormat.of().formatHex(iv.array())).isEqualTo(expected);
    assertThat(iv.hasRemaining()).isFalse();
  }

  @Test
  void high_lastSampleOfATrack_rightBelowTheNextTrack() {
    InitializationVector base = InitializationVector.of("fffffffffffffff0");
    long last = ofTrack(base, 4).high((1L << 32) - 1);

    assertThat(last + 1).isEqualTo(ofTrack(base, 5).high(0));
  }

  @Test
  void low_shortBase_zero() {
    assertThat(ofTrack(InitializationVector.of("0102030405060708"), 1).low()).isZero();
  }

  @Test
  void low_longBase_itsLastEightBytesForEveryTrack() {
    InitializationVector base = InitializationVector.of("00000000000000000102030405060708");

    assertThat(ofTrack(base, 0).low()).isEqualTo(0x0102030405060708L);
    assertThat(ofTrack(base, 7).low()).isEqualTo(0x0102030405060708L);
  }

  @Test
  void firstOf_anyLength_keepsIt() {
    InitializationVector shortBase = InitializationVector.of("0102030405060708");
    InitializationVector longBase = InitializationVector.of("000102030405060708090a0b0c0d0e0f");

    assertThat(IvRange.firstOf(shortBase, 0)).isEqualTo(shortBase);
    assertThat(IvRange.firstOf(longBase, 0)).isEqualTo(longBase);
  }

  @Test
  void firstCipherIv_shortBase_zerosAfterIt() {
    IvRange ivs = IvRange.of(InitializationVector.of("0102030405060708"));

    assertThat(ivs.firstCipherIv())
        .isEqualTo(HexFormat.of().parseHex("01020304050607080000000000000000"));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1L << 32})
  void high_sampleOutOfTheTracksRange_refused(long sample) {
    IvRange ivs = IvRange.of(InitializationVector.of("0102030405060708"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ivs.high(sample))
        .withMessage("sample: expected 0 to 4294967295, found " + sample);
  }

  private static IvRange ofTrack(InitializationVector base, int track) {
    return IvRange.of(IvRange.firstOf(base, track));
  }
}
