package io.github.fragmill.core.internal.codec.av1;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatingPointsTest {

  private static final int ALL_LAYERS = 0;
  private static final int UPPER_TEMPORAL_LAYER = 0x102;
  private static final int LOWEST_LAYERS = 0x101;

  /** Four points, of which three have a decoder model; all kinds of optional fields. */
  static BitWriter decoderModel(boolean equalPictureInterval) {
    BitWriter out = new BitWriter().flag(true).bits(32, 1).bits(32, 25).flag(equalPictureInterval);
    if (equalPictureInterval) {
      out.bits(3, 0).flag(true).bits(3, 5); // num_ticks_per_picture_minus_1
    }
    out.flag(true).bits(5, 9).bits(32, 1).bits(5, 5).bits(5, 8);
    out.flag(true).bits(5, 3);
    out.bits(12, ALL_LAYERS).bits(5, 8).flag(true).flag(true).bits(21, -1).flag(true).bits(4, 7);
    out.bits(12, UPPER_TEMPORAL_LAYER).bits(5, 7).flag(true).bits(21, 0).flag(false);
    out.bits(12, LOWEST_LAYERS).bits(5, 0).flag(true).bits(21, 0).flag(false);
    return out.bits(12, 0x303).bits(5, 31).flag(false).flag(false).flag(true).bits(4, 0);
  }

  private static BitReader reader(BitWriter bits) {
    byte[] bytes = new BitWriter().append(bits).bits(64, -1).toBytes();
    BitReader reader = BitReader.ofBytes("sample");
    reader.reset(ByteBuffer.wrap(bytes), /* startBytes= */ 0, bytes.length);
    return reader;
  }

  private static int consumedBits(BitReader reader, BitWriter bits) {
    return (bits.count() + 64 + 7) / 8 * 8 - (int) reader.remainingBits();
  }

  @Test
  void read_decoderModel_sizesAndPoints() throws Exception {
    BitWriter bits = decoderModel(/* equalPictureInterval= */ false);
    BitReader reader = reader(bits);

    assertThat(OperatingPoints.read(reader))
        .isEqualTo(
            new OperatingPoints(
                /* hasDecoderModel= */ true,
                /* presentationTimeBits= */ 9,
                /* bufferRemovalTimeBits= */ 6,
                List.of(ALL_LAYERS, UPPER_TEMPORAL_LAYER, LOWEST_LAYERS)));
    assertThat(consumedBits(reader, bits)).isEqualTo(bits.count());
  }

  @Test
  void read_equalPictureInterval_noPresentationTimes() throws Exception {
    BitWriter bits = decoderModel(/* equalPictureInterval= */ true);
    BitReader reader = reader(bits);

    assertThat(OperatingPoints.read(reader).presentationTimeBits()).isZero();
    assertThat(consumedBits(reader, bits)).isEqualTo(bits.count());
  }

  @Test
  void read_plain_noTimes() throws Exception {
    BitWriter bits = new SequenceBits().operatingPoints;
    BitReader reader = reader(bits);

    assertThat(OperatingPoints.read(reader)).isEqualTo(OperatingPoints.NONE);
    assertThat(consumedBits(reader, bits)).isEqualTo(bits.count());
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 2", "1, 0, 2", "2, 0, 1", "0, 1, 1"})
  void skipBufferRemovalTimes_layers_thoseOfTheirPoints(int temporalId, int spatialId, int times)
      throws Exception {
    OperatingPoints points = OperatingPoints.read(reader(decoderModel(false)));
    BitWriter bits = new BitWriter().flag(true).bits(6 * times, 0);
    BitReader reader = reader(bits);

    points.skipBufferRemovalTimes(reader, temporalId, spatialId);

    assertThat(consumedBits(reader, bits)).isEqualTo(bits.count());
  }

  @Test
  void skipBufferRemovalTimes_notPresent_oneBit() throws Exception {
    OperatingPoints points = OperatingPoints.read(reader(decoderModel(false)));
    BitWriter bits = new BitWriter().flag(false);
    BitReader reader = reader(bits);

    points.skipBufferRemovalTimes(reader, /* temporalId= */ 0, /* spatialId= */ 0);

    assertThat(consumedBits(reader, bits)).isEqualTo(1);
  }
}
