package io.github.fragmill.core.internal.codec.bitstream;

import static io.github.fragmill.core.testing.TestBoxes.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class NalUnitHeadsTest {

  private static int header(int lengthSizeBytes, int... head) {
    return NalUnitHeads.first(
        ByteBuffer.wrap(bytes(head)), lengthSizeBytes, header -> header >= 0x80);
  }

  @Test
  void header_notTheFirstUnit_isFound() {
    assertThat(header(1, 2, 0x10, 0xFF, 1, 0x20, 3, 0x90, 0, 0)).isEqualTo(0x90);
    assertThat(header(2, 0, 2, 0x10, 0xFF, 0, 1, 0x81)).isEqualTo(0x81);
    assertThat(header(4, 0, 0, 0, 1, 0x10, 0, 0, 0, 9, 0x82)).isEqualTo(0x82);
  }

  @Test
  void header_emptyUnits_areSkipped() {
    assertThat(header(1, 0, 0, 1, 0x90)).isEqualTo(0x90);
  }

  @Test
  void header_afterWhatWasRead_isNone() {
    assertThat(header(1)).isEqualTo(NalUnitHeads.NONE);
    assertThat(header(1, 1)).isEqualTo(NalUnitHeads.NONE);
    assertThat(header(4, 0, 0, 0, 1)).isEqualTo(NalUnitHeads.NONE);
    assertThat(header(1, 200, 0x10, 0x90)).isEqualTo(NalUnitHeads.NONE);
    assertThat(header(4, 0xFF, 0xFF, 0xFF, 0xFF, 0x10, 1, 0x90)).isEqualTo(NalUnitHeads.NONE);
  }

  @Test
  void header_bufferWithAPosition_beginsThere() {
    ByteBuffer head = ByteBuffer.wrap(bytes(1, 0xFF, 1, 0x90)).position(2);
    assertThat(NalUnitHeads.first(head, 1, header -> header >= 0x80)).isEqualTo(0x90);
    assertThat(head.position()).isEqualTo(2);
  }
}
