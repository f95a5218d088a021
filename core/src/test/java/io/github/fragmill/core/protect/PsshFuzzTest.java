package io.github.fragmill.core.protect;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes are a box that is given back byte for byte, or are refused. */
class PsshFuzzTest {

  private static final UUID SYSTEM = UUID.fromString("1077efec-c0b2-4d02-ace3-3c1e52e2fb4b");
  private static final KeyId KEY_ID = KeyId.of("00112233445566778899aabbccddeeff");

  static Stream<byte[]> parse() {
    return Stream.of(
            new Pssh(SYSTEM, List.of(), new byte[] {1, 2, 3}),
            new Pssh(SYSTEM, List.of(KEY_ID, KEY_ID), new byte[0]))
        .map(Pssh::toBox);
  }

  @MethodSource
  @FuzzTest
  void parse(byte[] input) {
    Pssh pssh;
    try {
      pssh = Pssh.parse(input);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith("pssh: expected ");
      return;
    }
    assertThat(pssh.toBox()).isEqualTo(input);
  }
}
