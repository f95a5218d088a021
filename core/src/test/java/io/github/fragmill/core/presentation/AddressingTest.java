package io.github.fragmill.core.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AddressingTest {

  @Test
  void segmentName_numbered_countsFromTheFirstNumber() {
    Addressing.SegmentFiles files =
        new Addressing.SegmentFiles("video/init.mp4", "video", ".m4s", /* firstNumber= */ 1);
    assertThat(files.segmentName(0)).isEqualTo("video/1.m4s");
    assertThat(files.segmentName(41)).isEqualTo("video/42.m4s");
  }

  @Test
  void singleFile_emptyRange_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Addressing.SingleFile("video.mp4", 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Addressing.SingleFile("video.mp4", 1, 0));
  }
}
