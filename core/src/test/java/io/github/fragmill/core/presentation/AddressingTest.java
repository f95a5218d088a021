package io.github.fragmill.core.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AddressingTest {

  @Test
  void segmentName_numbered_countsFromTheFirstNumber() {
    Addressing.SegmentFiles files =
        new Addressing.SegmentFiles("video/init.mp4", "video", ".m4s", /* firstNumber= */ 1);
    assertThat(files.segmentName(0, 0)).isEqualTo("video/1.m4s");
    assertThat(files.segmentName(41, 41_000)).isEqualTo("video/42.m4s");
  }

  @Test
  void segmentName_timed_isTheStart() {
    Addressing.SegmentFiles files =
        new Addressing.SegmentFiles("video/init.mp4", "video", ".m4s", 1, SegmentNaming.TIME);
    assertThat(files.segmentName(0, 0)).isEqualTo("video/0.m4s");
    assertThat(files.segmentName(41, 1L << 40)).isEqualTo("video/1099511627776.m4s");
  }

  @Test
  void singleFile_emptyRange_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Addressing.SingleFile("video.mp4", 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Addressing.SingleFile("video.mp4", 1, 0));
  }
}
