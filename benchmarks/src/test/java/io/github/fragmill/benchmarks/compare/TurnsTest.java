package io.github.fragmill.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void of_anyRound_hasEachOnce(int count) {
    for (int round = 0; round < 3 * count; round++) {
      assertThat(Turns.of(count, round))
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, count).boxed().toList());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
  void of_roundsOfASquare_eachAtEachPlaceAndAfterEachOtherEquallyOften(int count) {
    int squares = count % 2 == 0 ? 1 : 2;
    Map<List<Integer>, Integer> places = new HashMap<>();
    Map<List<Integer>, Integer> neighbours = new HashMap<>();
    for (int round = 0; round < squares * count; round++) {
      List<Integer> order = new ArrayList<>(Turns.of(count, round));
      for (int place = 0; place < count; place++) {
        places.merge(List.of(place, order.get(place)), 1, Integer::sum);
        if (place > 0) {
          neighbours.merge(order.subList(place - 1, place + 1), 1, Integer::sum);
        }
      }
    }
    assertThat(places).hasSize(count * count);
    assertThat(places.values()).containsOnly(squares);
    assertThat(neighbours).hasSize(count * (count - 1));
    assertThat(neighbours.values()).containsOnly(squares);
  }
}
