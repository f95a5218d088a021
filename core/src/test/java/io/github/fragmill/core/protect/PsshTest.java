package io.github.fragmill.core.protect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PsshTest {

  private static final UUID COMMON = UUID.fromString("1077efec-c0b2-4d02-ace3-3c1e52e2fb4b");
  private static final UUID WIDEVINE = UUID.fromString("edef8ba9-79d6-4ace-a3c8-27dcd51d21ed");
  private static final KeyId FIRST = KeyId.parse("00112233445566778899aabbccddeeff");
  private static final KeyId SECOND = KeyId.parse("0f0e0d0c0b0a09080706050403020100");

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
}
