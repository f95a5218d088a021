package io.github.fragmill.core.internal.codec.hevc;

import static io.github.fragmill.core.testing.TestBoxes.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.internal.codec.port.LeadingPictureRule.Verdict;
import java.nio.ByteBuffer;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HevcLeadingPicturesTest {

  private static final int SUFFIX_SEI = 39;

  private final HevcLeadingPictures rule = new HevcLeadingPictures(/* lengthSizeBytes= */ 2);

  /** A sample of SEI and a picture of a type. */
  private static ByteBuffer sample(int type) {
    return ByteBuffer.wrap(bytes(0, 3, SUFFIX_SEI << 1, 1, 5, 0, 9, type << 1, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "16, EACH_SAYS",
    "17, RIGHT",
    "18, RIGHT",
    "19, RIGHT",
    "20, RIGHT",
    "21, EACH_SAYS",
    "22, DOUBTFUL",
    "23, DOUBTFUL",
    "0, DOUBTFUL",
    "1, DOUBTFUL",
    "9, DOUBTFUL"
  })
  void ofPoint_types_areThoseOfTheTable(int type, Verdict verdict) {
    assertThat(rule.ofPoint(sample(type))).isEqualTo(verdict);
  }

  @Test
  void isRight_types_randomAccessDecodableLeadingOnes() {
    Set<Integer> decodable = Set.of(6, 7);
    for (int type = 0; type < 32; type++) {
      assertThat(rule.isRight(sample(type)))
          .as("type %d", type)
          .isEqualTo(decodable.contains(type));
    }
  }

  @Test
  void both_noPicture_doNotTell() {
    ByteBuffer none = ByteBuffer.wrap(bytes(0, 3, SUFFIX_SEI << 1, 1, 5));
    assertThat(rule.ofPoint(none)).isEqualTo(Verdict.DOUBTFUL);
    assertThat(rule.isRight(none)).isFalse();
  }
}
