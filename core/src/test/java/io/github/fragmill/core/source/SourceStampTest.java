package io.github.fragmill.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceStampTest {

  private static SourceStamp stamp(Source source) throws IOException {
    try (SourceReader reader = source.open()) {
      return reader.stamp();
    }
  }

  @Test
  void constructor_negativeSize_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SourceStamp.ofSize(-1))
        .withMessage("sizeBytes: expected 0 or more, found -1");
  }

  @Test
  void stamp_bytes_isTheirSize() throws IOException {
    assertThat(stamp(Source.bytes("b", new byte[3])))
        .isEqualTo(new SourceStamp(3, Optional.empty()));
  }

  @Test
  void stamp_fileThatStays_isTheSame(@TempDir Path directory) throws IOException {
    Path file = Files.write(directory.resolve("f"), new byte[3]);
    assertThat(stamp(Source.file(file))).isEqualTo(stamp(Source.file(file)));
  }

  @Test
  void stamp_partsInAnotherOrder_isAnotherOne(@TempDir Path directory) throws IOException {
    Source one = Source.file(Files.write(directory.resolve("one"), new byte[3]));
    Source two = Source.file(Files.write(directory.resolve("two"), new byte[3]));

    assertThat(stamp(Source.concat("all", one, two)))
        .isEqualTo(stamp(Source.concat("all", one, two)))
        .isNotEqualTo(stamp(Source.concat("all", two, one)));
  }
}
