package io.github.fragmill.origin.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class TagsTest {

  @Test
  void of_parts_aTagThatNeedsNoEncoding() {
    assertThat(Tags.of("a", "b")).matches("[A-Za-z0-9_-]{22}").isEqualTo(Tags.of("a", "b"));
  }

  @Test
  void of_partsDividedInAnotherWay_anotherTag() {
    assertThat(Tags.of("a", "b")).isNotEqualTo(Tags.of("ab")).isNotEqualTo(Tags.of("", "ab"));
  }

  @Test
  void of_content_leavesThePositionAlone() {
    ByteBuffer content = ByteBuffer.wrap(new byte[] {1, 2, 3});

    assertThat(Tags.of(content)).isEqualTo(Tags.of(content));
    assertThat(content.remaining()).isEqualTo(3);
  }
}
