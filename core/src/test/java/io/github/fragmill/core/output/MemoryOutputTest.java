package io.github.fragmill.core.output;

import static io.github.fragmill.core.output.TestFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MemoryOutputTest {

  private final Output.Memory output = Output.memory();

  @Test
  void commit_secondRun_replacesTheFirst() throws IOException {
    for (String name : new String[] {"first", "second"}) {
      try (OutputTransaction transaction = output.begin()) {
        write(transaction, name, "x");
        transaction.commit();
      }
    }
    assertThat(output.files()).containsOnlyKeys("second");
  }

  @Test
  void files_severalFiles_areInTheOrderOfTheirNames() throws IOException {
    try (OutputTransaction transaction = output.begin()) {
      for (String name : new String[] {"c", "a", "b"}) {
        write(transaction, name, "x");
      }
      transaction.commit();
    }
    assertThat(output.files().keySet()).containsExactly("a", "b", "c");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> output.files().clear());
  }
}
