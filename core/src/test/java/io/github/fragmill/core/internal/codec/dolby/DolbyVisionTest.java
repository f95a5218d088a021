package io.github.fragmill.core.internal.codec.dolby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.Mutations;
import io.github.fragmill.core.internal.codec.VideoDescriptions;
import io.github.fragmill.core.internal.codec.port.VideoDescription;
import io.github.fragmill.core.media.Colour;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DolbyVisionTest {

  /** From a telephone: version 1.0, profile 8, level 2, compatible with HLG. */
  private static final byte[] REAL =
      HexFormat.of().parseHex("010010154000000000000000000000000000000000000000");

  private static VideoDescription description(String type, Map<String, byte[]> boxes) {
    return VideoDescriptions.of(type, boxes);
  }

  private static byte[] record(int profile, int level, int compatibility) {
    return ByteBuffer.allocate(24)
        .putShort((short) 0x0100)
        .putShort((short) (profile << 9 | level << 3 | 5))
        .put((byte) (compatibility << 4))
        .array();
  }

  private static Optional<String> supplement(String type, byte[] record, int transfer)
      throws MalformedMediaException {
    return DolbyVision.supplementalCodecs(
        description(type, Map.of("dvvC", record)), Optional.of(new Colour(9, transfer, 9, false)));
  }

  @Test
  void of_realRecord_itsFields() throws Exception {
    assertThat(DolbyVision.of(description("hvc1", Map.of("dvvC", REAL))))
        .contains(new DolbyVision(/* profile= */ 8, /* level= */ 2, /* compatibility= */ 4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dvcC", "dvvC", "dvwC"})
  void of_eachBox_isRead(String box) throws Exception {
    assertThat(DolbyVision.of(description("dvh1", Map.of(box, record(127, 63, 15)))))
        .contains(new DolbyVision(127, 63, 15));
  }

  @Test
  void of_noBox_isEmpty() throws Exception {
    assertThat(DolbyVision.of(description("hvc1", Map.of("hvcC", REAL)))).isEmpty();
  }

  @Test
  void require_noBox_malformedWithItsPath() {
    assertThatThrownBy(() -> DolbyVision.require(description("dvh1", Map.of())))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessage("stsd/dvh1: expected one of [dvcC, dvvC, dvwC]");
  }

  @Test
  void of_truncated_malformedWithItsPath() {
    for (int length = 0; length < 5; length++) {
      byte[] part = Arrays.copyOf(REAL, length);
      assertThatThrownBy(() -> DolbyVision.of(description("hvc1", Map.of("dvvC", part))))
          .isInstanceOf(MalformedMediaException.class)
          .hasMessageStartingWith("stsd/hvc1/dvvC: ");
    }
  }

  @Test
  void codecs_anyLocale_twoDigitsEach() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(new DolbyVision(5, 6, 0).codecs("dvh1")).isEqualTo("dvh1.05.06");
      assertThat(new DolbyVision(10, 13, 1).codecs("dav1")).isEqualTo("dav1.10.13");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "hvc1, 8, 1, 16, dvh1.08.06/db1p",
    "hvc1, 8, 2, 1, dvh1.08.06/db2g",
    "hvc1, 8, 4, 18, dvh1.08.06/db4h",
    "hvc1, 8, 4, 14, dvh1.08.06/db4g",
    "hev1, 8, 1, 16, dvhe.08.06/db1p",
    "avc1, 9, 2, 1, dva1.09.06/db2g",
    "avc3, 9, 2, 1, dvav.09.06/db2g",
    "av01, 10, 1, 16, dav1.10.06/db1p",
    "av01, 10, 4, 18, dav1.10.06/db4h"
  })
  void supplementalCodecs_crossCompatible_codecAndBrand(
      String type, int profile, int compatibility, int transfer, String expected) throws Exception {
    assertThat(supplement(type, record(profile, 6, compatibility), transfer)).contains(expected);
  }

  @Test
  void supplementalCodecs_hlgOfUnknownColour_isHlg() throws Exception {
    assertThat(
            DolbyVision.supplementalCodecs(
                description("hvc1", Map.of("dvvC", REAL)), Optional.empty()))
        .contains("dvh1.08.02/db4h");
  }

  /** Of no use to other decoders; two layers; what no brand stands for; the entry says it all. */
  @ParameterizedTest
  @CsvSource({"hvc1, 5, 0", "hvc1, 7, 6", "hvc1, 4, 2", "hvc1, 8, 0", "hvc1, 8, 6", "dvh1, 8, 1"})
  void supplementalCodecs_nothingToAdd_isEmpty(String type, int profile, int compatibility)
      throws Exception {
    assertThat(supplement(type, record(profile, 6, compatibility), /* transfer= */ 16)).isEmpty();
  }

  @Test
  void supplementalCodecs_mutatedRecord_stringOrMalformed() {
    Mutations mutations = new Mutations(/* seed= */ 8);
    int refused = 0;
    for (int i = 0; i < 1000; i++) {
      try {
        supplement("hvc1", mutations.mutate(REAL), /* transfer= */ 18)
            .ifPresent(it -> assertThat(it).matches("dvh1\\.(08|09|10)\\.\\d\\d/db\\d[pgh]"));
      } catch (MalformedMediaException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1, 999);
  }
}
