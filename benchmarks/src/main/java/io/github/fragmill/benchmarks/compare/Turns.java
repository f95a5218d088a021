package io.github.fragmill.benchmarks.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Whose turn it is. What a run leaves behind (caches, memory, a warm processor) meets the one after
 * it; so the order changes from round to round, and not by rotation alone, which would leave each
 * with the same neighbours. This is a balanced Latin square, as E. J. Williams made it in 1949:
 * among n, each comes at each place equally often in n rounds, and after each other equally often
 * in n rounds if n is even, and in 2n if it is odd.
 */
final class Turns {

  private Turns() {}

  /**
   * Returns the numbers from 0 to {@code count - 1} in the order of a round.
   *
   * @param round 0 or more
   */
  static List<Integer> of(int count, int round) {
    List<Integer> order = new ArrayList<>();
    for (int place = 0; place < count; place++) {
      // 0, -1, 1, -2, 2, ...: no step comes twice, seen around the circle.
      int zigzag = place % 2 == 0 ? place / 2 : -(place + 1) / 2;
      order.add(Math.floorMod(zigzag + round, count));
    }
    if (count % 2 == 1 && round % 2 == 1) {
      Collections.reverse(order);
    }
    return order;
  }
}
