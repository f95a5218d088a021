package io.github.fragmill.core.internal.codec.flac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.AudioDescriptions;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import io.github.fragmill.core.internal.codec.port.AudioDescription;
import io.github.fragmill.core.media.AudioFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlacCodecTest {

  private final FlacCodec codec = new FlacCodec();

  private AudioFormat read(BitWriter bits) throws FragmillException {
    return codec.read(AudioDescriptions.of("fLaC", "dfLa", bits.toBytes()));
  }

  /** The box up to the blocks. */
  private static BitWriter head() {
    return new BitWriter().bits(32, 0);
  }

  private static BitWriter streamInfo(boolean last, int hertz, int channels) {
    return new BitWriter()
        .flag(last)
        .bits(7, 0)
        .bits(24, 34)
        .bits(16 + 16, 0x10001000)
        .bits(24 + 24, 0)
        .bits(20, hertz)
        .bits(3, channels - 1)
        .bits(5, 23)
        .bits(36, 0)
        .bits(64, 0)
        .bits(64, 0);
  }

  private static BitWriter block(boolean last, int type, int size, int written) {
    BitWriter bits = new BitWriter().flag(last).bits(7, type).bits(24, size);
    for (int i = 0; i < written; i++) {
      bits.bits(8, 0xEE);
    }
    return bits;
  }

  @ParameterizedTest
  @CsvSource({
    "44100, 1, 1",
    "48000, 2, 2",
    "96000, 3, 3",
    "192000, 4, 10",
    "8000, 5, 5",
    "48000, 6, 6",
    "655350, 7, 11",
    "48000, 8, 12"
  })
  void read_streamInfo_trueRateAndLayout(int hertz, int channels, int configuration)
      throws Exception {
    byte[] content = head().append(streamInfo(true, hertz, channels)).toBytes();
    AudioDescription description = AudioDescriptions.of("fLaC", "dfLa", content);

    assertThat(codec.read(description))
        .usingRecursiveComparison()
        .isEqualTo(
            AudioFormat.builder("flac", description.entry())
                .samplingRateHertz(hertz)
                .channelConfiguration(configuration)
                .channelCount(channels)
                .build());
  }

  @Test
  void read_furtherBlocks_areWalkedOver() throws Exception {
    BitWriter bits = head().append(streamInfo(false, 44_100, 2));
    bits.append(block(false, 1, 0, 0)).append(block(true, 4, 9, 9));

    assertThat(read(bits).samplingRateHertz()).isEqualTo(44_100);
  }

  @Test
  void read_blockLongerThanTheBox_malformed() {
    BitWriter bits = head().append(streamInfo(false, 44_100, 2)).append(block(true, 4, 10, 9));

    assertThatThrownBy(() -> read(bits))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("metadata block: expected at most 9 bytes, found 10");
  }

  @Test
  void read_noLastBlock_malformed() {
    BitWriter bits = head().append(streamInfo(false, 44_100, 2)).append(block(false, 4, 9, 9));

    assertThatThrownBy(() -> read(bits)).isInstanceOf(MalformedMediaException.class);
  }

  @ParameterizedTest
  @CsvSource({"4, 34", "0, 33"})
  void read_otherBlockFirst_malformed(int type, int size) {
    assertThatThrownBy(() -> read(head().append(block(true, type, size, size))))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining(
            "expected STREAMINFO (type 0, 34 bytes) first, found a block of type");
  }

  @Test
  void read_streamInfoTruncated_malformed() {
    assertThatThrownBy(() -> read(head().append(block(true, 0, 34, 33))))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("does not end within its 41 bytes");
  }

  @Test
  void read_noSamplingRate_unsupportedByName() {
    assertThatThrownBy(() -> read(head().append(streamInfo(true, 0, 2))))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("FLAC without a sampling rate");
  }

  @Test
  void read_otherVersion_unsupportedByName() {
    assertThatThrownBy(() -> read(new BitWriter().bits(32, 0x0100_0000)))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessage("stsd/fLaC/dfLa: version 1 is not packaged; expected 0");
  }

  @Test
  void read_noConfiguration_malformed() {
    assertThatThrownBy(() -> codec.read(AudioDescriptions.empty("fLaC")))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessage("stsd/fLaC/dfLa: missing");
  }
}
