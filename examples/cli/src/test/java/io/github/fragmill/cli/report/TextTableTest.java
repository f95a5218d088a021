package io.github.fragmill.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class TextTableTest {

  @Test
  void toString_rows_alignedWithoutTrailingSpaces() {
    TextTable table = new TextTable("lrl").row("a", "1", "x").row("long", "100", "");

    assertThat(table.toString().lines()).containsExactly("  a       1  x", "  long  100");
  }

  @Test
  void toString_columnEmptyInAllRows_leftOut() {
    assertThat(new TextTable("lll").row("a", "", "b").toString().lines()).containsExactly("  a  b");
  }

  @Test
  void row_wrongNumberOfCells_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TextTable("ll").row("a"));
  }

  @Test
  void toString_lineEndInACell_becomesASpace() {
    assertThat(new TextTable("l").row("film\r\nNote  all is well\u0085").toString())
        .isEqualTo("  film Note  all is well" + System.lineSeparator());
  }
}
