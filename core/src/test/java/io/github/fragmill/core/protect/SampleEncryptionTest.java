package io.github.fragmill.core.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleEncryptionTest {

  private static final KeyId FIRST_KEY = KeyId.of("000102030405060708090a0b0c0d0e0f");
  private static final KeyId SECOND_KEY = KeyId.of("101112131415161718191a1b1c1d1e1f");
  private static final EncryptionParameters SHORT = cenc(FIRST_KEY, 8);
  private static final EncryptionParameters LONG = cenc(SECOND_KEY, 16);
  private static final EncryptionParameters CONSTANT =
      new EncryptionParameters(
          "cbcs",
          FIRST_KEY,
          0,
          Optional.of(InitializationVector.of("00000000000000aa00000000000000bb")),
          1,
          9);

  private final SampleEncryption.Builder builder = new SampleEncryption.Builder();

  private static EncryptionParameters cenc(KeyId keyId, int ivBytes) {
    return new EncryptionParameters("cenc", keyId, ivBytes, Optional.empty(), 0, 0);
  }

  @Test
  void iv_groupsOfSeveralLengths_isTheSamplesOwn() {
    builder.addClear();
    builder.add(SHORT, 1, 99);
    builder.add(SHORT, 2, 99);
    builder.add(LONG, 3, 4);
    builder.add(CONSTANT, 99, 99);
    builder.add(SHORT, 5, 99);

    SampleEncryption encryption = builder.build();

    assertThat(encryption.count()).isEqualTo(6);
    long[] high = {0, 1, 2, 3, 0xaa, 5};
    long[] low = {0, 0, 0, 4, 0xbb, 0};
    for (int sample = 0; sample < high.length; sample++) {
      assertThat(encryption.ivHigh(sample)).as("high of %d", sample).isEqualTo(high[sample]);
      assertThat(encryption.ivLow(sample)).as("low of %d", sample).isEqualTo(low[sample]);
    }
  }

  @Test
  void parameters_groups_areTheSamplesOwnAndListedOnce() {
    builder.add(SHORT, 1, 0);
    builder.addClear();
    builder.add(LONG, 1, 0);
    builder.add(SHORT, 1, 0);

    SampleEncryption encryption = builder.build();

    assertThat(encryption.parameters(0)).contains(SHORT);
    assertThat(encryption.parameters(1)).isEmpty();
    assertThat(encryption.parameters(2)).contains(LONG);
    assertThat(encryption.parameters(3)).contains(SHORT);
    assertThat(encryption.parameters()).containsExactly(SHORT, LONG);
    assertThat(encryption.keyIds()).containsExactly(FIRST_KEY, SECOND_KEY);
  }

  @Test
  void pairs_ofSomeSamples_areTheirOwn() {
    builder.add(SHORT, 1, 0);
    builder.add(SHORT, 2, 0);
    builder.addPair(0xFFFF, 0);
    builder.addPair(3, 1600);
    builder.addClear();
    builder.add(SHORT, 3, 0);
    builder.addPair(7, 16);

    SampleEncryption encryption = builder.build();

    int[] firsts = {0, 0, 2, 2};
    int[] ends = {0, 2, 2, 3};
    for (int sample = 0; sample < firsts.length; sample++) {
      assertThat(encryption.firstPair(sample)).as("first of %d", sample).isEqualTo(firsts[sample]);
      assertThat(encryption.endPair(sample)).as("end of %d", sample).isEqualTo(ends[sample]);
    }
    assertThat(encryption.clearBytes(0)).isEqualTo(0xFFFF);
    assertThat(encryption.protectedBytes(1)).isEqualTo(1600);
    assertThat(encryption.clearBytes(2)).isEqualTo(7);
  }

  @Test
  void build_thousandsOfSamples_allAreKept() {
    for (int sample = 0; sample < 5000; sample++) {
      builder.add(sample % 2 == 0 ? SHORT : LONG, sample, -sample);
      builder.addPair(sample, 16 * sample);
    }

    SampleEncryption encryption = builder.build();

    for (int sample = 0; sample < 5000; sample++) {
      assertThat(encryption.ivHigh(sample)).isEqualTo(sample);
      assertThat(encryption.ivLow(sample)).isEqualTo(sample % 2 == 0 ? 0 : -sample);
      assertThat(encryption.clearBytes(encryption.firstPair(sample))).isEqualTo(sample);
      assertThat(encryption.endPair(sample)).isEqualTo(sample + 1);
    }
  }

  @Test
  void parameters_onlyClearSamples_none() {
    builder.addClear();

    assertThat(builder.build().parameters()).isEmpty();
    assertThat(builder.build().keyIds()).isEmpty();
  }

  @Test
  void pairs_sampleWithoutAny_isAllEncrypted() {
    builder.add(SHORT, 1, 0);

    SampleEncryption encryption = builder.build();

    assertThat(encryption.firstPair(0)).isZero();
    assertThat(encryption.endPair(0)).isZero();
  }

  @Test
  void build_samplesAfterTheLastSubsample_haveNone() {
    builder.add(SHORT, 1, 0);
    builder.addPair(1, 2);
    for (int sample = 1; sample < 200; sample++) {
      builder.addClear();
    }

    SampleEncryption encryption = builder.build();

    assertThat(builder.count()).isEqualTo(200);
    assertThat(encryption.endPair(0)).isEqualTo(1);
    assertThat(encryption.firstPair(199)).isEqualTo(1);
    assertThat(encryption.endPair(199)).isEqualTo(1);
  }

  @Test
  void parameters_equalOnes_areOne() {
    builder.add(SHORT, 1, 0);
    builder.add(cenc(FIRST_KEY, 8), 2, 0);

    SampleEncryption encryption = builder.build();

    assertThat(encryption.parameters()).containsExactly(SHORT);
    assertThat(encryption.ivHigh(1)).isEqualTo(2);
  }

  @Test
  void keyIds_severalParametersOfOneKey_namedOnce() {
    builder.add(SHORT, 1, 0);
    builder.add(CONSTANT, 0, 0);

    assertThat(builder.build().keyIds()).containsExactly(FIRST_KEY);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 2})
  void anyMethod_sampleOutOfRange_isRefused(int sample) {
    builder.add(SHORT, 1, 0);
    builder.addClear();
    SampleEncryption encryption = builder.build();

    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> encryption.parameters(sample));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> encryption.ivHigh(sample));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> encryption.firstPair(sample));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> encryption.endPair(sample));
  }
}
