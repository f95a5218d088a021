package io.github.fragmill.core.internal.codec.av1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObuCursorTest {

  private final ObuCursor cursor = new ObuCursor("sample");

  private void reset(byte[] bytes) {
    cursor.reset(ByteBuffer.wrap(bytes));
  }

  @Test
  void next_units_typesAndPlaces() throws Exception {
    reset(
        Obus.concat(
            Obus.of(ObuType.TEMPORAL_DELIMITER, new byte[0]),
            Obus.ofLayer(ObuType.FRAME, /* temporalId= */ 5, /* spatialId= */ 2, new byte[200]),
            Obus.withoutSize(ObuType.PADDING, new byte[7])));

    assertThat(cursor.next()).isTrue();
    assertThat(cursor.type()).isEqualTo(ObuType.TEMPORAL_DELIMITER);
    assertThat(cursor.start()).isEqualTo(2);
    assertThat(cursor.end()).isEqualTo(2);
    assertThat(cursor.next()).isTrue();
    assertThat(cursor.type()).isEqualTo(ObuType.FRAME);
    assertThat(cursor.temporalId()).isEqualTo(5);
    assertThat(cursor.spatialId()).isEqualTo(2);
    assertThat(cursor.start()).isEqualTo(2 + 4);
    assertThat(cursor.end()).isEqualTo(2 + 4 + 200);
    assertThat(cursor.next()).isTrue();
    assertThat(cursor.type()).isEqualTo(ObuType.PADDING);
    assertThat(cursor.temporalId()).isZero();
    assertThat(cursor.spatialId()).isZero();
    assertThat(cursor.start()).isEqualTo(207);
    assertThat(cursor.end()).isEqualTo(214);
    assertThat(cursor.next()).isFalse();
  }

  @Test
  void next_bufferInTheMiddle_indexesOfTheBuffer() throws Exception {
    byte[] unit = Obus.of(ObuType.METADATA, new byte[3]);
    cursor.reset(ByteBuffer.allocate(20).position(4).put(unit).flip().position(4));

    assertThat(cursor.next()).isTrue();
    assertThat(cursor.start()).isEqualTo(6);
    assertThat(cursor.end()).isEqualTo(9);
    assertThat(cursor.next()).isFalse();
  }

  @Test
  void next_sizeOfEightBytes_isRead() throws Exception {
    reset(HexFormat.of().parseHex("7a8280808080808000aabb"));

    assertThat(cursor.next()).isTrue();
    assertThat(cursor.start()).isEqualTo(9);
    assertThat(cursor.end()).isEqualTo(11);
  }

  @ParameterizedTest
  @CsvSource({
    "80, 'expected an OBU header, found 128'",
    "32, ends within an OBU header",
    "36, ends within an OBU header",
    "3600, ends within an OBU header",
    "3280, ends within an OBU header",
    "320100320500, 'expected an OBU of at most 1 bytes, found a size of 5'",
    "32ffffffff0f, found a size of 4294967295",
    "32ffffffff10, expected an OBU size of 32 bits in at most 8 bytes",
    "32808080808080808000, expected an OBU size of 32 bits in at most 8 bytes"
  })
  void next_unitThatLies_malformed(String hex, String message) {
    reset(HexFormat.of().parseHex(hex));

    assertThatThrownBy(
            () -> {
              while (cursor.next()) {
                // On to the one that lies.
              }
            })
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageStartingWith("sample: byte ")
        .hasMessageContaining(message);
  }
}
