package io.github.fragmill.core.internal.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackedBytesTest {

  private static final long SEED = 20_261_126;

  private static PackedReader written(Consumer<PackedWriter> writing) {
    PackedWriter writer = new PackedWriter();
    writing.accept(writer);
    return new PackedReader(ByteBuffer.wrap(writer.toBytes()));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 127, 128, 1L << 32, Long.MAX_VALUE})
  void count_anySize_isRead(long value) {
    PackedReader reader = written(it -> it.count(value));
    assertThat(reader.count()).isEqualTo(value);
    reader.end();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 63, -64, 64, Long.MIN_VALUE, Long.MAX_VALUE})
  void number_anySize_isRead(long value) {
    PackedReader reader = written(it -> it.number(value));
    assertThat(reader.number()).isEqualTo(value);
    reader.end();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 1",
    "1, 5, 1",
    "63, 1000, 1",
    "64, 1000, 1",
    "65, 1000, 7",
    "1000, 100000, 1",
    "1000, 2147483647, 1",
    "129, 268435455, 1",
    "129, 536870911, 1",
    "200, 3, 1001"
  })
  void numbers_anyWidth_areRead(int count, int bound, int factor) {
    Random random = new Random(SEED + count);
    int[] values =
        random.ints(count, 0, Math.max(1, bound / factor)).map(it -> it * factor).toArray();
    int[] negative = Arrays.stream(values).map(it -> it - bound / 2).toArray();
    PackedReader reader =
        written(
            it -> {
              BitPacking.write(values, count, it);
              BitPacking.write(negative, count, it);
            });

    assertThat(Unpacking.read(count, 0, reader)).isEqualTo(values);
    assertThat(Unpacking.read(count, Integer.MIN_VALUE, reader)).isEqualTo(negative);
    reader.end();
  }

  @Test
  void numbers_wholeRange_areRead() {
    int[] values = {Integer.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE};
    assertThat(Unpacking.read(5, Integer.MIN_VALUE, written(it -> BitPacking.write(values, 5, it))))
        .isEqualTo(values);
  }

  @Test
  void numbers_belowTheLeastAllowed_areRefused() {
    PackedReader reader = written(it -> BitPacking.write(new int[] {-1, 5}, 2, it));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Unpacking.read(2, 0, reader))
        .withMessage("expected numbers of 0 or more, found -1");
  }

  /** Otherwise a number would wrap around. */
  @Test
  void numbers_above32Bits_areRefused() {
    PackedReader reader =
        written(
            it -> {
              it.number(Integer.MAX_VALUE - 1);
              it.count(1);
              it.raw(new byte[] {2, 3});
            });
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Unpacking.read(1, 0, reader))
        .withMessageContaining("expected a number of 32 bits");
  }

  @Test
  void optionalListTextAndFlag_areRead() {
    PackedReader reader =
        written(
            it -> {
              it.optional(Optional.of("Å"), PackedWriter::text);
              it.optional(Optional.<String>empty(), PackedWriter::text);
              it.list(List.of(1L, 2L), PackedWriter::count);
              it.flag(true);
              it.word(-2);
              it.block(new byte[] {7});
            });
    assertThat(reader.optional(PackedReader::text)).hasValue("Å");
    assertThat(reader.optional(PackedReader::text)).isEmpty();
    assertThat(reader.list(PackedReader::count)).containsExactly(1L, 2L);
    assertThat(reader.flag()).isTrue();
    assertThat(reader.word()).isEqualTo(-2);
    assertThat(reader.block()).containsExactly(7);
    reader.end();
  }

  @Test
  void end_bytesLeft_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> written(it -> it.flag(true)).end())
        .withMessage("expected the end, found 1 more bytes");
  }

  @Test
  void text_notUtf8_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> written(it -> it.block(new byte[] {(byte) 0xFF})).text())
        .withMessage("expected a text in UTF-8, found other bytes");
  }

  @Test
  void list_moreThanThereAreBytes_isRefusedBeforeMemoryIsTaken() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> written(it -> it.count(1L << 40)).list(PackedReader::count));
  }

  /** Whatever the bytes are, reading them ends, with values or with one kind of failure. */
  @Test
  void read_anyBytes_failsInOneWay() {
    Random random = new Random(SEED);
    for (int time = 0; time < 20_000; time++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      PackedReader reader = new PackedReader(ByteBuffer.wrap(bytes));
      try {
        while (reader.remaining() > 0) {
          switch (random.nextInt(6)) {
            case 0 -> assertThat(Unpacking.read(random.nextInt(200), 0, reader)).isNotNull();
            case 1 -> assertThat(reader.text()).isNotNull();
            case 2 -> assertThat(reader.list(PackedReader::number)).isNotNull();
            case 3 -> assertThat(reader.count()).isNotNegative();
            case 4 -> assertThat(reader.block()).isNotNull();
            default -> assertThat(reader.number32()).isLessThanOrEqualTo(Integer.MAX_VALUE);
          }
        }
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageStartingWith("expected");
      }
    }
  }
}
