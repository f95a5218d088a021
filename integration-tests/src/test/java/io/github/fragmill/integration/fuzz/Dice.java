package io.github.fragmill.integration.fuzz;

import java.util.List;
import java.util.Random;

/** What a seed decides. Not thread-safe. */
final class Dice {

  private static final long[] EXTREMES = {
    0,
    1,
    2,
    3,
    7,
    8,
    9,
    15,
    16,
    17,
    0x7F,
    0x80,
    0xFF,
    0x100,
    0x7FFF,
    0x8000,
    0xFFFF,
    0x1_0000,
    0xFF_FFFF,
    0x0100_0000,
    0x1000_0000,
    0x2000_0000,
    0x3FFF_FFFF,
    0x4000_0000,
    0x7FFF_FFFE,
    0x7FFF_FFFF,
    0x8000_0000L,
    0x8000_0001L,
    0xFFFF_FFFEL,
    0xFFFF_FFFFL,
    0x1_0000_0000L,
    0x7FFF_FFFF_FFFF_FFFFL,
    0x8000_0000_0000_0000L,
    -1
  };

  private final Random random;

  Dice(long seed) {
    // Seeds that follow each other begin alike otherwise.
    random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
    random.nextInt();
  }

  /** Returns 0 to one less than a bound, which may be 0 or less: then 0. */
  int below(int bound) {
    return bound < 1 ? 0 : random.nextInt(bound);
  }

  /** Returns from one number to another, which it never is unless both are equal. */
  int between(int from, int to) {
    return from + below(to - from);
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  long any() {
    return random.nextLong();
  }

  <T> T of(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Returns a number that is at the edge of something, or near one that was there. */
  long number(long old) {
    return switch (random.nextInt(8)) {
      case 0 -> old + 1;
      case 1 -> old - 1;
      case 2 -> old << (1 + random.nextInt(8));
      case 3 -> random.nextLong() >> random.nextInt(64);
      default -> EXTREMES[random.nextInt(EXTREMES.length)];
    };
  }
}
