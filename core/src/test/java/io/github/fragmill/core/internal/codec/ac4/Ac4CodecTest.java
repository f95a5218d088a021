package io.github.fragmill.core.internal.codec.ac4;

import static io.github.fragmill.core.internal.codec.ac4.Ac4Bits.STEREO;
import static io.github.fragmill.core.internal.codec.ac4.Ac4Bits.channels;
import static io.github.fragmill.core.internal.codec.ac4.Ac4Bits.config;
import static io.github.fragmill.core.internal.codec.ac4.Ac4Bits.presentation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.AudioDescriptions;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.ImmersiveAudio.VirtualizedStereo;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ac4CodecTest {

  private final Ac4Codec codec = new Ac4Codec();

  private AudioFormat read(byte[] content) throws FragmillException {
    return codec.read(AudioDescriptions.of("ac-4", "dac4", content));
  }

  @ParameterizedTest
  @CsvSource({
    // mode, mask, level; index, channels
    "1, 000001, 0, 2, 2",
    "4, 000047, 2, 6, 6",
    "12, 00007F, 3, 19, 12",
    "11, 0000C7, 3, 0, 8"
  })
  void read_channels_theirFormat(
      int mode, String mask, int level, int configuration, int channelCount) throws Exception {
    AudioFormat format = read(config(1, channels(level, mode, Integer.parseInt(mask, 16))));

    assertThat(format.codecs()).isEqualTo("ac-4.02.01.0" + level);
    assertThat(format.samplingRateHertz()).isEqualTo(48_000);
    assertThat(format.channelConfiguration()).isEqualTo(configuration);
    assertThat(format.channelCount()).isEqualTo(channelCount);
    assertThat(format.speakers().orElseThrow().toHex()).isEqualTo(mask);
    assertThat(format.immersive()).isEmpty();
  }

  @Test
  void read_immersiveStereo_saysSo() throws Exception {
    AudioFormat format = read(config(2, channels(0, 1, STEREO)));

    assertThat(format.codecs()).isEqualTo("ac-4.02.02.00");
    assertThat(format.channelConfiguration()).isEqualTo(2);
    assertThat(format.immersive()).contains(new VirtualizedStereo());
  }

  @Test
  void read_objects_haveNoLayout() throws Exception {
    AudioFormat format = read(config(1, presentation(3).flag(false).bits(8, 0)));

    assertThat(format.codecs()).isEqualTo("ac-4.02.01.03");
    assertThat(format.channelConfiguration()).isZero();
    assertThat(format.channelCount()).as("the sample entry's").isEqualTo(2);
    assertThat(format.speakers().orElseThrow().toHex()).isEqualTo("800000");
  }

  @Test
  void read_objectsInAnEntryWithoutChannels_malformed() {
    byte[] content = config(1, presentation(3).flag(false).bits(8, 0));

    assertThatThrownBy(
            () ->
                codec.read(
                    AudioDescriptions.of(
                        "ac-4",
                        /* channelCount= */ 0,
                        48_000,
                        Map.of("dac4", content),
                        AudioDescriptions.NO_SAMPLE)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessage("stsd/ac-4: expected channels, found none");
  }

  @Test
  void read_metadataOnly_hasNeitherLevelNorLoudspeakers() throws Exception {
    AudioFormat format = read(config(1, new BitWriter().bits(5, 6).bits(11, 0x7FF)));

    assertThat(format.codecs()).isEqualTo("ac-4.02.01.00");
    assertThat(format.speakers()).isEmpty();
    assertThat(format.channelConfiguration()).isZero();
  }

  @Test
  void read_programIdAndPresentationId_areSkipped() throws Exception {
    BitWriter presentation = new BitWriter().bits(5, 0x1F).bits(3, 1).flag(true).bits(5, 17);
    presentation.bits(19, 0).flag(true).bits(5, 1).bits(24, STEREO);
    BitWriter bits = new BitWriter().bits(3, 1).bits(7, 2).flag(false).bits(4, 13).bits(9, 1);
    bits.flag(true).bits(16, 5).flag(true).bits(64, 1).bits(64, 2).bits(33, 0).bits(33, 0).align();
    bits.bits(8, 1).bits(8, 255).bits(16, 1).append(presentation).align();
    byte[] content = new byte[bits.count() / 8 + 256];
    System.arraycopy(bits.toBytes(), 0, content, 0, bits.count() / 8);
    AudioFormat format = read(content);

    assertThat(format.codecs()).isEqualTo("ac-4.02.01.01");
    assertThat(format.samplingRateHertz()).isEqualTo(44_100);
    assertThat(format.channelConfiguration()).isEqualTo(2);
  }

  @Test
  void read_samples_haveARangeFinderEachTime() throws Exception {
    AudioFormat format = read(config(1, channels(0, 1, STEREO)));

    assertThat(format.protectableRangeFinder().orElseThrow())
        .isInstanceOf(Ac4RangeFinder.class)
        .isNotSameAs(format.protectableRangeFinder().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "0, 2, 2", "1, 1, 1", "1, 3, 3", "2, 2, 2"})
  void read_otherVersion_unsupportedByName(int boxVersion, int bitstreamVersion, String named) {
    byte[] content = config(boxVersion, bitstreamVersion, 1, 1, channels(0, 1, STEREO));

    assertThatThrownBy(() -> read(content))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("stsd/ac-4/dac4: AC-4 of bitstream version " + named);
  }

  @ParameterizedTest
  @CsvSource({"0", "3"})
  void read_otherPresentationVersion_unsupportedByName(int version) {
    assertThatThrownBy(() -> read(config(version, channels(0, 1, STEREO))))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("AC-4 presentation of version " + version);
  }

  @Test
  void read_noPresentation_malformed() {
    assertThatThrownBy(() -> read(config(1, 2, 0, 1, channels(0, 1, STEREO))))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("n_presentations: expected a presentation, found none");
  }

  @ParameterizedTest
  @CsvSource({"000000", "080000"})
  void read_noKnownLoudspeaker_malformed(String mask) {
    byte[] content = config(1, channels(0, 1, Integer.parseInt(mask, 16)));

    assertThatThrownBy(() -> read(content))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("expected a speaker group, found 0x" + mask);
  }

  @Test
  void read_presentationLongerThanTheBox_malformed() {
    byte[] content = config(1, channels(0, 1, STEREO));
    byte[] truncated = Arrays.copyOf(content, content.length - 1);

    assertThatThrownBy(() -> read(truncated))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("pres_bytes: expected at most");
  }

  @Test
  void read_presentationShorterThanItsFields_malformed() {
    BitWriter truncated = presentation(0).flag(true).bits(5, 1).bits(8, 0);

    assertThatThrownBy(() -> read(config(1, truncated)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("a header does not end within its");
  }
}
