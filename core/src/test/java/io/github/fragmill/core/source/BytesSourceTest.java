package io.github.fragmill.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BytesSourceTest {

  @Test
  void name_bytes_isAsGiven() {
    assertThat(Source.bytes("movie.mp4", new byte[1]).name()).isEqualTo("movie.mp4");
  }
}
