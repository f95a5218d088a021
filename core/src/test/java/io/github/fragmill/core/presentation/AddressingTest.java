package io.github.fragmill.core.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AddressingTest {

  @Test
  void segmentName_numbered_countsFromTheFirstNumber() {
    Addressing.SegmentFiles files =
        new Addressing.NumberedSegments("video/init.mp4", "video", ".m4s", /* firstNumber= */ 1);
    assertThat(files.layout()).isEqualTo(Layout.NUMBERED_SEGMENTS);
    assertThat(files.segmentName(0, 0)).isEqualTo("video/1.m4s");
    assertThat(files.segmentName(41, 41_000)).isEqualTo("video/42.m4s");
  }

  @Test
  void segmentName_timed_isTheStart() {
    Addressing.SegmentFiles files = new Addressing.TimedSegments("video/init.mp4", "video", ".m4s");
    assertThat(files.layout()).isEqualTo(Layout.TIMED_SEGMENTS);
    assertThat(files.segmentName(0, 0)).isEqualTo("video/0.m4s");
    assertThat(files.segmentName(41, 1L << 40)).isEqualTo("video/1099511627776.m4s");
  }

  @Test
  void numberedSegments_negativeFirstNumber_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Addressing.NumberedSegments("init.mp4", "a", ".m4s", -1))
        .withMessage("firstNumber: expected 0 or more, found -1");
  }

  @Test
  void singleFile_emptyRange_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Addressing.SingleFile("video.mp4", 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Addressing.SingleFile("video.mp4", 1, 0));
  }
}
