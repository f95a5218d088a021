package io.github.fragmill.core.internal.codec.av1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceHeaderTest {

  private final SequenceBits bits = new SequenceBits();

  @Test
  void read_everything_allFields() throws Exception {
    bits.operatingPoints = OperatingPointsTest.decoderModel(/* equalPictureInterval= */ false);
    bits.width = 65536;
    bits.height = 1;
    bits.frameIds = true;
    bits.largeSuperblocks = true;
    bits.warpedMotion = true;
    bits.referenceMotionVectors = true;
    bits.screenContent = 1;
    bits.integerMotionVectors = 1;
    bits.orderHintBits = 8;
    bits.superResolution = true;
    bits.restoration = true;
    bits.filmGrain = true;

    SequenceHeader header = bits.read();

    assertThat(header.isReducedStillPicture()).isFalse();
    assertThat(header.operatingPoints().withDecoderModel()).hasSize(3);
    assertThat(header.frameWidthBits()).isEqualTo(16);
    assertThat(header.frameHeightBits()).isEqualTo(16);
    assertThat(header.maxFrameWidth()).isEqualTo(65536);
    assertThat(header.maxFrameHeight()).isEqualTo(1);
    assertThat(header.frameIdBits()).isEqualTo(SequenceBits.FRAME_ID_BITS);
    assertThat(header.deltaFrameIdBits()).isEqualTo(SequenceBits.DELTA_FRAME_ID_BITS);
    assertThat(header.tools())
        .isEqualTo(
            new CodingTools(
                /* hasLargeSuperblocks= */ true,
                /* warpedMotion= */ true,
                /* referenceMotionVectors= */ true,
                /* screenContent= */ 1,
                /* integerMotionVectors= */ 1,
                /* orderHintBits= */ 8,
                /* superResolution= */ true,
                /* directionalEnhancement= */ false,
                /* restoration= */ true));
    assertThat(header.hasFilmGrain()).isTrue();
  }

  @Test
  void read_reducedStillPicture_defaults() throws Exception {
    bits.reduced = true;
    bits.directionalEnhancement = true;

    SequenceHeader header = bits.read();

    assertThat(header.isReducedStillPicture()).isTrue();
    assertThat(header.operatingPoints()).isEqualTo(OperatingPoints.NONE);
    assertThat(header.frameIdBits()).isZero();
    assertThat(header.tools())
        .isEqualTo(
            new CodingTools(
                false, false, false, 2, 2, 0, false, /* directionalEnhancement= */ true, false));
    assertThat(header.hasFilmGrain()).isFalse();
  }

  @Test
  void read_noScreenContent_integerVectorsAreNotSaid() throws Exception {
    bits.screenContent = 0;
    bits.orderHintBits = 3;

    CodingTools tools = bits.read().tools();

    assertThat(tools.screenContent()).isZero();
    assertThat(tools.integerMotionVectors()).isEqualTo(CodingTools.SELECTED_BY_FRAME);
    assertThat(tools.orderHintBits()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"3", "7"})
  void read_reservedProfile_malformed(int profile) {
    bits.profile = profile;

    assertThatThrownBy(bits::read)
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("seq_profile: expected 0 to 2, found " + profile);
  }

  @Test
  void read_truncated_malformed() throws Exception {
    BitWriter whole = bits.bits();
    assertThat(bits.read().hasFilmGrain()).isFalse();
    for (int length = 0; length < whole.toBytes().length; length++) {
      BitReader reader = BitReader.ofBytes("sample");
      reader.reset(ByteBuffer.wrap(whole.toBytes()), /* startBytes= */ 0, length);
      assertThatThrownBy(() -> SequenceHeader.read(reader))
          .isInstanceOf(MalformedMediaException.class);
    }
  }
}
