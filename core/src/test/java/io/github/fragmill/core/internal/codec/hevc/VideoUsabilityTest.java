package io.github.fragmill.core.internal.codec.hevc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.Ratio;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class VideoUsabilityTest {

  private static VideoUsability read(BitWriter vui) throws Exception {
    byte[] bytes = new BitWriter().append(vui).bits(31, 77).toBytes();
    BitReader reader = BitReader.ofNalUnits("hvcC");
    reader.reset(ByteBuffer.wrap(bytes), /* startBytes= */ 0, bytes.length);

    VideoUsability usability = VideoUsability.read(reader, /* subLayers= */ 1);

    assertThat(reader.bits(31)).isEqualTo(77);
    return usability;
  }

  @Test
  void read_nothingPresent_empty() throws Exception {
    assertThat(read(new BitWriter().bits(10, 0))).isEqualTo(VideoUsability.ABSENT);
  }

  @Test
  void read_everythingPresent_ratioAndColour() throws Exception {
    BitWriter vui = new BitWriter().flag(true).bits(8, 255).bits(16, 64).bits(16, 45);
    vui.flag(true).flag(false); // overscan
    vui.flag(true).bits(3, 5).flag(true).flag(true).bits(8, 9).bits(8, 16).bits(8, 10);
    vui.flag(true).ue(2).ue(2); // chroma location
    vui.bits(3, 3).flag(true).ue(1).ue(2).ue(3).ue(4); // default display window
    vui.flag(true).bits(32, 1001).bits(32, 60_000).flag(true).ue(3).flag(true); // timing
    vui.flag(false).flag(false).flag(true).ue(0).ue(0); // hrd_parameters()
    vui.flag(true).bits(3, 2).ue(0).ue(2).ue(1).ue(15).ue(15); // restrictions

    VideoUsability usability = read(vui);

    assertThat(usability.sampleAspectRatio()).contains(new Ratio(64, 45));
    assertThat(usability.colour()).contains(new Colour(9, 16, 10, /* isFullRange= */ true));
    assertThat(usability.isFieldSequence()).isTrue();
  }

  @Test
  void read_signalTypeWithoutColours_noColour() throws Exception {
    BitWriter vui = new BitWriter().bits(2, 0).flag(true).bits(3, 5).flag(true).flag(false);

    assertThat(read(vui.bits(7, 0)).colour()).isEmpty();
  }

  @Test
  void read_timingAlone_isSkipped() throws Exception {
    BitWriter vui = new BitWriter().bits(8, 0).flag(true).bits(32, -1).bits(32, -1);

    assertThat(read(vui.flag(false).flag(false).flag(false))).isEqualTo(VideoUsability.ABSENT);
  }
}
