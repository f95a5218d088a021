package io.github.fragmill.platform.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class SentencesTest {

  @Test
  void of_message_isOneLineWithAStop() {
    assertThat(Sentences.of(new IOException("a\r\nb\u0000c"))).isEqualTo("a b c.");
    assertThat(Sentences.of(new IOException("It ends."))).isEqualTo("It ends.");
  }

  @Test
  void of_noMessage_namesTheFailure() {
    assertThat(Sentences.of(new IOException())).isEqualTo("It failed with IOException.");
  }

  @Test
  void of_longMessage_fitsTheColumn() {
    assertThat(Sentences.of(new IOException("x".repeat(5_000)))).hasSizeLessThanOrEqualTo(1_000);
    assertThat(Sentences.of(new IOException("x".repeat(1_000)))).hasSizeLessThanOrEqualTo(1_000);
  }
}
