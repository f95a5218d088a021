package io.github.fragmill.core.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PsshTest {

  private static final UUID COMMON = UUID.fromString("1077efec-c0b2-4d02-ace3-3c1e52e2fb4b");
  private static final UUID WIDEVINE = UUID.fromString("edef8ba9-79d6-4ace-a3c8-27dcd51d21ed");
  private static final KeyId FIRST = KeyId.of("00112233445566778899aabbccddeeff");
  private static final KeyId SECOND = KeyId.of("0f0e0d0c0b0a09080706050403020100");

  @Test
  void toBox_keyIds_isVersion1() {
    byte[] box = new Pssh(COMMON, List.of(FIRST, SECOND), new byte[0]).toBox();
    assertThat(HexFormat.of().formatHex(box))
        .isEqualTo(
            "00000044" // 8 + 4 + 16 + 4 + 2 * 16 + 4
                + "70737368"
                + "01000000"
                + "1077efecc0b24d02ace33c1e52e2fb4b"
                + "00000002"
                + "00112233445566778899aabbccddeeff"
                + "0f0e0d0c0b0a09080706050403020100"
                + "00000000");
  }

  @Test
  void toBox_noKeyIds_isVersion0() {
    byte[] box = new Pssh(WIDEVINE, List.of(), new byte[] {8, 1, 18}).toBox();
    assertThat(HexFormat.of().formatHex(box))
        .isEqualTo(
            "00000023" // 8 + 4 + 16 + 4 + 3
                + "70737368"
                + "00000000"
                + "edef8ba979d64acea3c827dcd51d21ed"
                + "00000003"
                + "080112");
  }

  @Test
  void toBox_dataAndKeyIds_holdsBoth() {
    byte[] box = new Pssh(WIDEVINE, List.of(FIRST), new byte[] {7}).toBox();
    assertThat(box).hasSize(8 + 4 + 16 + 4 + 16 + 4 + 1).endsWith(0, 0, 0, 1, 7);
  }

  @Test
  void equals_sameContent_isEqual() {
    Pssh pssh = new Pssh(COMMON, List.of(FIRST), new byte[] {1});
    assertThat(pssh)
        .isEqualTo(new Pssh(COMMON, List.of(FIRST), new byte[] {1}))
        .hasSameHashCodeAs(new Pssh(COMMON, List.of(FIRST), new byte[] {1}))
        .isNotEqualTo(new Pssh(COMMON, List.of(SECOND), new byte[] {1}))
        .isNotEqualTo(new Pssh(COMMON, List.of(FIRST), new byte[] {2}))
        .isNotEqualTo(new Pssh(WIDEVINE, List.of(FIRST), new byte[] {1}));
  }

  @Test
  void data_changed_doesNotChangeTheHeader() {
    byte[] given = {1};
    Pssh pssh = new Pssh(COMMON, List.of(), given);
    given[0] = 9;
    pssh.data()[0] = 9;
    assertThat(pssh.data()).containsExactly(1);
    assertThat(pssh.systemId()).isEqualTo(COMMON);
    assertThat(pssh.keyIds()).isEmpty();
  }

  @Test
  void parse_box_sameBytesAgain() {
    for (Pssh pssh :
        List.of(
            new Pssh(COMMON, List.of(FIRST, SECOND), new byte[0]),
            new Pssh(WIDEVINE, List.of(), new byte[] {8, 1, 18}),
            new Pssh(WIDEVINE, List.of(), new byte[0]),
            new Pssh(WIDEVINE, List.of(FIRST), new byte[300]))) {
      assertThat(Pssh.parse(pssh.toBox())).isEqualTo(pssh);
      assertThat(Pssh.parse(pssh.toBox()).toBox()).isEqualTo(pssh.toBox());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                          | at least 32 bytes, found 0",
        "00000020                    | at least 32 bytes, found 4",
        "00000021 70737368 00000000  | one box of 32 bytes, found 33",
        "00000001 70737368 00000000  | one box of 32 bytes, found 1",
        "ffffffff 70737368 00000000  | one box of 32 bytes, found -1",
        "00000020 66726565 00000000  | type pssh, found free",
        "00000020 70737368 02000000  | version 0 or 1 without flags, found 02000000",
        "00000020 70737368 00000001  | version 0 or 1 without flags, found 00000001",
        "00000020 70737368 01000000  | 1 to 0 key ids in version 1, found 0",
      })
  void parse_noSuchBox_refused(String beginning, String reason) {
    byte[] bytes = HexFormat.of().parseHex(beginning.replace(" ", ""));
    byte[] box = bytes.length < 12 ? bytes : Arrays.copyOf(bytes, 32);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pssh.parse(box))
        .withMessage("pssh: expected " + reason);
  }

  @ParameterizedTest
  @CsvSource({
    "28, 2, '1 to 1 key ids in version 1, found 2'",
    "28, -1, '1 to 1 key ids in version 1, found -1'",
    "28, 2147483647, '1 to 1 key ids in version 1, found 2147483647'",
    "48, 1, '2 bytes of data to the end, found 1'",
    "48, 3, '2 bytes of data to the end, found 3'",
    "48, -1, '2 bytes of data to the end, found -1'",
  })
  void parse_countsThatLie_refused(int offset, int count, String reason) {
    byte[] box = new Pssh(WIDEVINE, List.of(FIRST), new byte[2]).toBox();
    ByteBuffer.wrap(box).putInt(offset, count);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pssh.parse(box))
        .withMessage("pssh: expected " + reason);
  }

  @Test
  void parse_everyBeginningOfABox_refused() {
    byte[] box = new Pssh(WIDEVINE, List.of(FIRST), new byte[2]).toBox();

    for (int length = 0; length < box.length; length++) {
      byte[] beginning = Arrays.copyOf(box, length);
      if (length >= 4) {
        ByteBuffer.wrap(beginning).putInt(0, length);
      }
      assertThatIllegalArgumentException().isThrownBy(() -> Pssh.parse(beginning));
    }
  }
}
