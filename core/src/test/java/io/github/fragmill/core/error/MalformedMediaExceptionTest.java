package io.github.fragmill.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MalformedMediaExceptionTest {

  @Test
  void getMessage_withPlace_namesIt() {
    MalformedMediaException e = new MalformedMediaException("moov/trak[2]", 512, "too short");
    assertThat(e).hasMessage("moov/trak[2] at byte 512: too short");
    assertThat(e.boxPath()).isEqualTo("moov/trak[2]");
    assertThat(e.offsetBytes()).isEqualTo(512);
    assertThat(e.reason()).isEqualTo("too short");
  }

  @Test
  void getMessage_withoutPlace_namesTheBoxOnly() {
    assertThat(new MalformedMediaException("moov", MalformedMediaException.NO_OFFSET, "too short"))
        .hasMessage("moov: too short");
  }
}
