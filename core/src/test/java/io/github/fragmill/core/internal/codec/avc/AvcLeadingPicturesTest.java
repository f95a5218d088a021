package io.github.fragmill.core.internal.codec.avc;

import static io.github.fragmill.core.testing.TestBoxes.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.internal.codec.port.LeadingPictureRule.Verdict;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvcLeadingPicturesTest {

  private final AvcLeadingPictures rule = new AvcLeadingPictures(/* lengthSizeBytes= */ 4);

  /** A sample of an access unit delimiter, SEI and a picture of a type. */
  private static ByteBuffer sample(int type) {
    return ByteBuffer.wrap(
        bytes(0, 0, 0, 2, 9, 0xF0, 0, 0, 0, 3, 6, 6, 1, 0, 0, 1, 0, 0x60 | type, 0x88));
  }

  @Test
  void ofPoint_idr_isRight() {
    assertThat(rule.ofPoint(sample(5))).isEqualTo(Verdict.RIGHT);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 6})
  void ofPoint_recoveryPointOrNone_isDoubtful(int type) {
    assertThat(rule.ofPoint(sample(type))).isEqualTo(Verdict.DOUBTFUL);
  }

  @Test
  void isRight_anyPicture_doesNotTell() {
    assertThat(rule.isRight(sample(1))).isFalse();
    assertThat(rule.isRight(sample(5))).isFalse();
  }
}
