package io.github.fragmill.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompareOptionsTest {

  @Test
  void parse_nothing_countsSevenRoundsWithoutLongMovie() {
    CompareOptions options = CompareOptions.parse();

    assertThat(options.runs()).isEqualTo(7);
    assertThat(options.withLongMovie()).isFalse();
    assertThat(options.out()).isEqualTo(Path.of("docs"));
    assertThat(options.states()).containsExactly(MemoryState.AS_FOUND, MemoryState.WARMED);
  }

  @Test
  void parse_unknownMemoryState_throws() {
    assertThatThrownBy(() -> CompareOptions.parse("--memory", "cold"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--memory: expected as-found or warmed, found cold");
  }

  @Test
  void parse_allOptions_takesEach() {
    assertThat(
            CompareOptions.parse(
                "--long", "--runs", "3", "--work", "w", "--out", "o", "--memory", "warmed"))
        .isEqualTo(
            new CompareOptions(
                3,
                Path.of("w"),
                Path.of("o"),
                /* withLongMovie= */ true,
                List.of(MemoryState.WARMED)));
  }

  @Test
  void parse_valueMissing_throws() {
    assertThatThrownBy(() -> CompareOptions.parse("--long", "--work"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--work: expected a value");
  }

  @Test
  void parse_unknownOption_throws() {
    assertThatThrownBy(() -> CompareOptions.parse("--fast"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("found --fast");
  }

  @Test
  void parse_noRounds_throws() {
    assertThatThrownBy(() -> CompareOptions.parse("--runs", "0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 0");
  }
}
