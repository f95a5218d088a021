package io.github.fragmill.core.internal.codec.av1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.EncodedStream;
import io.github.fragmill.core.internal.codec.VideoDescriptions;
import io.github.fragmill.core.internal.codec.captions.CaptionSei;
import io.github.fragmill.core.internal.codec.port.VideoDescription;
import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.CaptionService;
import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.testing.TestBoxes;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Av1CodecTest {

  private static final Colour HLG =
      new Colour(/* primaries= */ 9, /* transfer= */ 18, /* matrix= */ 9, /* isFullRange= */ false);

  private final Av1Codec codec = new Av1Codec();

  private static VideoDescription description(String type, Map<String, byte[]> boxes) {
    return VideoDescriptions.of(type, new Ratio(4, 3), Optional.of(HLG), boxes);
  }

  private static VideoDescription description(String hex) {
    return description("av01", Map.of("av1C", HexFormat.of().parseHex(hex)));
  }

  /** Dolby Vision of profile 10, level 6. */
  private static VideoDescription dolbyVision(String type, int compatibility) {
    return description(
        type,
        Map.of(
            "av1C",
            HexFormat.of().parseHex("81044c00"),
            "dvvC",
            new byte[] {1, 0, 0x14, 0x35, (byte) (compatibility << 4)}));
  }

  @Test
  void read_captionsInMetadata_areFound() throws Exception {
    byte[] message = CaptionSei.message(CaptionSei.padding()).toBytes();
    byte[] sample =
        TestBoxes.concat(
            new byte[] {0x12, 0}, // temporal delimiter
            new byte[] {0x2A, 1, 3}, // metadata of another type
            new byte[] {0x2A, (byte) (1 + message.length), 4},
            message,
            new byte[] {0x32, 100}); // a frame, whose end was not read
    VideoDescription plain = description("81044c00");

    VideoFormat format = codec.read(VideoDescriptions.ofSamples("av01", plain.boxes(), sample));

    assertThat(format.captions()).containsExactly(CaptionService.cea608(1));
  }

  @Test
  void read_av01_formatOfTheEntry() throws Exception {
    VideoDescription description = description("81044c00");

    VideoFormat format = codec.read(description);

    assertThat(format.codecs()).isEqualTo("av01.0.04M.10.0.110.09.18.09.0");
    assertThat(format.supplementalCodecs()).isEmpty();
    assertThat(format.sampleEntry()).isEqualTo(description.entry());
    assertThat(format.widthPixels()).isEqualTo(64);
    assertThat(format.heightPixels()).isEqualTo(48);
    assertThat(format.sampleAspectRatio()).isEqualTo(new Ratio(4, 3));
    assertThat(format.colour()).contains(HLG);
  }

  @ParameterizedTest
  @CsvSource({"1, dav1.10.06/db1p", "2, dav1.10.06/db2g", "4, dav1.10.06/db4h"})
  void read_dolbyVisionForOthersToo_isSupplemental(int compatibility, String expected)
      throws Exception {
    VideoFormat format = codec.read(dolbyVision("av01", compatibility));

    assertThat(format.codecs()).isEqualTo("av01.0.04M.10.0.110.09.18.09.0");
    assertThat(format.supplementalCodecs()).contains(expected);
  }

  @Test
  void read_entryOfDolbyVision_codecsSaySo() throws Exception {
    VideoFormat format = codec.read(dolbyVision("dav1", /* compatibility= */ 0));

    assertThat(format.codecs()).isEqualTo("dav1.10.06");
    assertThat(format.supplementalCodecs()).isEmpty();
  }

  @Test
  void read_entryOfDolbyVisionWithoutIt_malformedWithItsPath() {
    Map<String, byte[]> boxes = Map.of("av1C", HexFormat.of().parseHex("81044c00"));

    assertThatThrownBy(() -> codec.read(description("dav1", boxes)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessage("stsd/dav1: expected one of [dvcC, dvvC, dvwC]");
  }

  @Test
  void read_finders_areIndependent() throws Exception {
    VideoFormat format = codec.read(description("81044c00"));
    EncodedStream stream = EncodedStream.load(Av1Codec.class, "altref");
    ProtectableRangeFinder first = format.protectableRangeFinder().orElseThrow();
    first.find(ByteBuffer.wrap(stream.sampleBytes(0)), new ByteRanges());

    ProtectableRangeFinder second = format.protectableRangeFinder().orElseThrow();

    // Sample 1 needs the sequence header that sample 0 brought to the first finder only.
    ByteRanges ranges = new ByteRanges();
    first.find(ByteBuffer.wrap(stream.sampleBytes(1)), ranges);
    assertThat(ranges.count()).isPositive();
    assertThatThrownBy(() -> second.find(ByteBuffer.wrap(stream.sampleBytes(1)), new ByteRanges()))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("sequence header");
  }

  @Test
  void read_noConfiguration_malformedWithItsPath() {
    assertThatThrownBy(() -> codec.read(description("av01", Map.of())))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessage("stsd/av01/av1C: missing");
  }
}
