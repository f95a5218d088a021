package io.github.fragmill.core.internal.codec.hevc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class LongTermPicturesTest {

  private static LongTermPictures read(BitWriter bits) throws Exception {
    byte[] bytes = new BitWriter().append(bits).bits(31, 77).toBytes();
    BitReader reader = BitReader.ofNalUnits("hvcC");
    reader.reset(ByteBuffer.wrap(bytes), /* startBytes= */ 0, bytes.length);

    LongTermPictures pictures = LongTermPictures.read(reader, /* picOrderCntLsbBits= */ 16);

    assertThat(reader.bits(31)).isEqualTo(77);
    return pictures;
  }

  @Test
  void read_notAllowed_none() throws Exception {
    assertThat(read(new BitWriter().flag(false))).isEqualTo(new LongTermPictures(false, 0, 0));
  }

  @Test
  void read_allowedButNoneOffered_none() throws Exception {
    assertThat(read(new BitWriter().flag(true).ue(0))).isEqualTo(new LongTermPictures(true, 0, 0));
  }

  @Test
  void read_thirtyTwo_useOfEach() throws Exception {
    BitWriter bits = new BitWriter().flag(true).ue(32);
    for (int i = 0; i < 32; i++) {
      bits.bits(16, i).flag(i % 3 == 1);
    }

    LongTermPictures pictures = read(bits);

    assertThat(pictures.count()).isEqualTo(32);
    for (int i = 0; i < 32; i++) {
      assertThat(pictures.isUsed(i)).as("picture %d", i).isEqualTo(i % 3 == 1);
    }
  }

  @Test
  void read_thirtyThree_malformedByName() {
    assertThatThrownBy(() -> read(new BitWriter().flag(true).ue(33)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("num_long_term_ref_pics_sps: expected 0 to 32, found 33");
  }
}
