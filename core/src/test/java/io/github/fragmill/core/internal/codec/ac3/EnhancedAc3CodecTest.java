package io.github.fragmill.core.internal.codec.ac3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.AudioDescriptions;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.ImmersiveAudio.JointObjects;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnhancedAc3CodecTest {

  private final EnhancedAc3Codec codec = new EnhancedAc3Codec();

  /** A box up to its first substream. */
  private static BitWriter head(int substreams) {
    return new BitWriter().bits(13, 640).bits(3, substreams - 1);
  }

  /** A substream of 5.1. */
  private static BitWriter substream(int rateCode, int bitstream, int locations) {
    BitWriter bits = new BitWriter().bits(2, rateCode).bits(5, bitstream).bits(5, 0);
    bits.bits(3, 7).flag(true).bits(3, 0);
    return locations == 0 ? bits.bits(4, 0).bits(1, 0) : bits.bits(4, 1).bits(9, locations);
  }

  private AudioFormat read(BitWriter bits) throws MalformedMediaException {
    return codec.read(AudioDescriptions.of("ec-3", "dec3", bits.toBytes()));
  }

  private AudioFormat read(String contentHex) throws MalformedMediaException {
    return codec.read(AudioDescriptions.of("ec-3", "dec3", contentHex));
  }

  @Test
  void read_realConfiguration_itsFormat() throws Exception {
    AudioFormat format = read("1f40200f00");

    assertThat(format.codecs()).isEqualTo("ec-3");
    assertThat(format.samplingRateHertz()).isEqualTo(48_000);
    assertThat(format.channelConfiguration()).isEqualTo(6);
    assertThat(format.channelCount()).isEqualTo(6);
    assertThat(format.speakers().orElseThrow().toHex()).isEqualTo("F801");
    assertThat(format.immersive()).isEmpty();
    assertThat(format.protectableRangeFinder()).isEmpty();
  }

  @Test
  void read_realConfigurationWithAtmos_itsObjectsToo() throws Exception {
    AudioFormat format = read("1400200f000110");

    assertThat(format.codecs()).isEqualTo("ec-3");
    assertThat(format.channelConfiguration()).isEqualTo(6);
    assertThat(format.immersive()).contains(new JointObjects(/* complexityIndex= */ 16));
  }

  @Test
  void read_extensionWithoutObjects_plainAudio() throws Exception {
    assertThat(read("1400200f000010").immersive()).isEmpty();
  }

  /** Bytes that are no extension, or not yet known. */
  @ParameterizedTest
  @ValueSource(strings = {"1400200f0001", "1400200f00"})
  void read_fewerBytesThanAnExtension_plainAudio(String hex) throws Exception {
    assertThat(read(hex).immersive()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1400200f000100", "1400200f000111"})
  void read_complexityOutOfRange_malformed(String hex) {
    assertThatThrownBy(() -> read(hex))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("complexity_index_type_a: expected 1 to 16");
  }

  @Test
  void read_dependentSubstream_itsChannelsToo() throws Exception {
    AudioFormat format = read(head(1).append(substream(0, 16, /* Lrs/Rrs= */ 2)));

    assertThat(format.channelCount()).isEqualTo(8);
    assertThat(format.channelConfiguration()).isEqualTo(12);
  }

  @Test
  void read_severalPrograms_describesTheFirst() throws Exception {
    BitWriter bits = head(2).append(substream(1, 16, 0)).append(substream(0, 16, /* Lrs/Rrs= */ 2));
    AudioFormat format = read(bits.bits(7, 0).flag(true).bits(8, 12));

    assertThat(format.samplingRateHertz()).isEqualTo(44_100);
    assertThat(format.channelCount()).isEqualTo(6);
    assertThat(format.immersive()).contains(new JointObjects(12));
  }

  @Test
  void read_fewerSubstreamsThanSaid_malformed() {
    assertThatThrownBy(() -> read(head(2).append(substream(0, 16, 0))))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("stsd/ec-3/dec3: a header does not end");
  }

  @Test
  void read_unknownBitstream_malformed() {
    assertThatThrownBy(() -> read(head(1).append(substream(0, 17, 0))))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("bsid: expected 0 to 16, found 17");
  }

  @ParameterizedTest
  @CsvSource({"24000", "22050", "16000"})
  void read_reducedRate_isTheSampleEntrys(int hertz) throws Exception {
    byte[] dec3 = head(1).append(substream(3, 16, 0)).toBytes();

    assertThat(
            codec
                .read(
                    AudioDescriptions.of(
                        "ec-3", 2, hertz, Map.of("dec3", dec3), AudioDescriptions.NO_SAMPLE))
                .samplingRateHertz())
        .isEqualTo(hertz);
  }

  @Test
  void read_reducedRateThatTheEntryContradicts_malformed() {
    assertThatThrownBy(() -> read(head(1).append(substream(3, 16, 0))))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("expected a sample entry of 24000, 22050 or 16000 Hz, found 48000");
  }

  @Test
  void read_noConfiguration_malformed() {
    assertThatThrownBy(() -> codec.read(AudioDescriptions.empty("ec-3")))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessage("stsd/ec-3/dec3: missing");
  }
}
