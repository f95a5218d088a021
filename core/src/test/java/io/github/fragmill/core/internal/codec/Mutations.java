package io.github.fragmill.core.internal.codec;

import java.util.Arrays;
import java.util.Random;

/** Damages bytes in ways that a seed determines. */
public final class Mutations {

  private final Random random;

  public Mutations(long seed) {
    random = new Random(seed);
  }

  /** Returns a copy, damaged in one case of four. */
  public byte[] sometimes(byte[] bytes) {
    return random.nextInt(4) == 0 ? mutate(bytes) : bytes.clone();
  }

  /** Returns a copy with one to four changes, sometimes truncated. */
  public byte[] mutate(byte[] bytes) {
    byte[] mutated = bytes.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes && mutated.length > 0; i++) {
      int place = random.nextInt(Math.min(mutated.length, random.nextBoolean() ? 32 : 4096));
      switch (random.nextInt(4)) {
        case 0 -> mutated[place] = (byte) random.nextInt(256);
        case 1 -> mutated[place] ^= (byte) (1 << random.nextInt(8));
        case 2 -> mutated[place] = (byte) (random.nextBoolean() ? 0 : 0xFF);
        default -> {
          if (random.nextInt(4) == 0) {
            mutated = Arrays.copyOf(mutated, place);
          } else {
            Arrays.fill(mutated, place, Math.min(mutated.length, place + 8), (byte) 0);
          }
        }
      }
    }
    return mutated;
  }
}
