package io.github.fragmill.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTableBytesTest {

  private static final long SEED = 20_261_127;

  private static SampleTable table(int count, Random random) {
    SampleTableBuilder builder = new SampleTableBuilder(count);
    boolean hasOffsets = random.nextBoolean();
    boolean isVariable = random.nextInt(3) == 0;
    boolean isTrimmed = random.nextInt(3) == 0;
    long offset = random.nextInt(1000);
    for (int sample = 0; sample < count; sample++) {
      if (random.nextInt(40) == 0) {
        builder.decodeTimeTicks(sample * 1000L + random.nextInt(500));
      }
      if (isTrimmed && random.nextInt(10) == 0) {
        builder.sourceNumber(random.nextInt(5) == 0 ? SampleTable.NOT_IN_SOURCE : sample + 50);
      }
      int size = random.nextInt(100_000);
      builder.add(
          size,
          offset,
          isVariable ? random.nextInt(2000) : 1000,
          hasOffsets ? (random.nextInt(9) - 2) * 500 : 0,
          access(random));
      offset = random.nextInt(20) == 0 ? random.nextInt(1 << 30) : offset + size;
    }
    return builder
        .rate(random.nextBoolean() ? Optional.of(new Ratio(30_000, 1001)) : Optional.empty())
        .build();
  }

  private static RandomAccess access(Random random) {
    return switch (random.nextInt(20)) {
      case 0 -> RandomAccess.SYNC;
      case 1 -> RandomAccess.OPEN;
      case 2 -> RandomAccess.gradual(1 + random.nextInt(100));
      default -> RandomAccess.NONE;
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64, 65, 130, 1000})
  void ofBytes_anyTable_isTheSame(int count) {
    for (int time = 0; time < 40; time++) {
      SampleTable table = table(count, new Random(SEED + 100L * count + time));
      byte[] bytes = table.toBytes();

      SampleTable read = SampleTable.ofBytes(ByteBuffer.wrap(bytes), count);

      assertThat(read.toBytes()).isEqualTo(bytes);
      assertThat(read.count()).isEqualTo(count);
      assertThat(read.totalBytes()).isEqualTo(table.totalBytes());
      assertThat(read.endTicks()).isEqualTo(table.endTicks());
      assertThat(read.compositionStartTicks()).isEqualTo(table.compositionStartTicks());
      assertThat(read.compositionEndTicks()).isEqualTo(table.compositionEndTicks());
      assertThat(read.minCompositionOffsetTicks()).isEqualTo(table.minCompositionOffsetTicks());
      assertThat(read.hasCompositionOffsets()).isEqualTo(table.hasCompositionOffsets());
      assertThat(read.isAllSync()).isEqualTo(table.isAllSync());
      assertThat(read.rate(new TimeScale(1000))).isEqualTo(table.rate(new TimeScale(1000)));
      for (int sample = 0; sample < count; sample++) {
        assertThat(read.sizeBytes(sample)).isEqualTo(table.sizeBytes(sample));
        assertThat(read.offsetBytes(sample)).isEqualTo(table.offsetBytes(sample));
        assertThat(read.decodeTimeTicks(sample)).isEqualTo(table.decodeTimeTicks(sample));
        assertThat(read.durationTicks(sample)).isEqualTo(table.durationTicks(sample));
        assertThat(read.compositionTimeTicks(sample)).isEqualTo(table.compositionTimeTicks(sample));
        assertThat(read.randomAccess(sample)).isEqualTo(table.randomAccess(sample));
        assertThat(read.sourceNumber(sample)).isEqualTo(table.sourceNumber(sample));
      }
    }
  }

  @Test
  void ofBytes_moreSamplesThanAllowed_isRefused() {
    byte[] bytes = table(10, new Random(SEED)).toBytes();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SampleTable.ofBytes(ByteBuffer.wrap(bytes), 9))
        .withMessage("expected a number up to 9, found 10");
  }

  /** Whatever was changed, the table is refused, or every question to it has an answer. */
  @Test
  void ofBytes_changedBytes_failsInOneWay() {
    Random random = new Random(SEED);
    for (int time = 0; time < 20_000; time++) {
      byte[] bytes = table(1 + random.nextInt(100), random).toBytes();
      for (int change = random.nextInt(3); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        SampleTable table = SampleTable.ofBytes(ByteBuffer.wrap(bytes), 1000);
        for (int sample = 0; sample < table.count(); sample++) {
          assertThat(table.sizeBytes(sample)).isNotNegative();
          assertThat(table.offsetBytes(sample)).isNotNegative();
          assertThat(table.durationTicks(sample)).isNotNegative();
          assertThat(table.randomAccess(sample)).isNotNull();
          assertThat(table.compositionTimeTicks(sample)).isLessThanOrEqualTo(Long.MAX_VALUE);
        }
      } catch (IllegalArgumentException | ArithmeticException e) {
        assertThat(e.getMessage()).isNotNull();
      }
    }
  }
}
