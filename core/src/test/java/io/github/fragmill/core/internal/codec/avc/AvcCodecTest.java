package io.github.fragmill.core.internal.codec.avc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.port.VideoDescription;
import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.media.VideoFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AvcCodecTest {

  private final AvcCodec codec = new AvcCodec();

  private static VideoDescription description(
      String type, Ratio sampleAspectRatio, Map<String, byte[]> boxes) {
    byte[] box =
        ByteBuffer.allocate(8).putInt(8).put(type.getBytes(StandardCharsets.US_ASCII)).array();
    return new VideoDescription(
        "stsd/" + type,
        new SampleEntry(box),
        /* widthPixels= */ 60,
        /* heightPixels= */ 58,
        sampleAspectRatio,
        Optional.empty(),
        boxes);
  }

  private static VideoDescription description(String type, Ratio sampleAspectRatio) {
    return description(
        type,
        sampleAspectRatio,
        Map.of("avcC", AvcSamples.load("high422-cropped").configurationBytes()));
  }

  @Test
  void read_avc1_formatOfTheEntry() throws Exception {
    VideoDescription description = description("avc1", Ratio.ONE);

    VideoFormat format = codec.read(description);

    assertThat(format.codecs()).isEqualTo("avc1.7a000a");
    assertThat(format.sampleEntry()).isEqualTo(description.entry());
    assertThat(format.widthPixels()).isEqualTo(60);
    assertThat(format.heightPixels()).isEqualTo(58);
  }

  @Test
  void read_avc3_codecsSaySo() throws Exception {
    assertThat(codec.read(description("avc3", Ratio.ONE)).codecs()).isEqualTo("avc3.7a000a");
  }

  @Test
  void read_squarePixelsInTheEntry_ratioOfTheBitstream() throws Exception {
    assertThat(codec.read(description("avc1", Ratio.ONE)).sampleAspectRatio())
        .isEqualTo(new Ratio(12, 11));
  }

  @Test
  void read_otherPixelsInTheEntry_ratioOfTheEntry() throws Exception {
    assertThat(codec.read(description("avc1", new Ratio(4, 3))).sampleAspectRatio())
        .isEqualTo(new Ratio(4, 3));
  }

  @Test
  void read_noRatioAnywhere_squarePixels() throws Exception {
    VideoDescription description =
        description("avc3", Ratio.ONE, Map.of("avcC", new byte[] {1, 0x42, 0, 30, 3, 0, 0}));

    assertThat(codec.read(description).sampleAspectRatio()).isEqualTo(Ratio.ONE);
  }

  @Test
  void read_dolbyVisionOnTop_namesItBesides() throws Exception {
    byte[] configuration = AvcSamples.load("high422-cropped").configurationBytes();
    byte[] dolbyVision = {1, 0, 9 << 1, 4 << 3 | 5, 0x20};

    VideoFormat format =
        codec.read(
            description("avc1", Ratio.ONE, Map.of("avcC", configuration, "dvvC", dolbyVision)));

    assertThat(format.codecs()).isEqualTo("avc1.7a000a");
    assertThat(format.supplementalCodecs()).contains("dva1.09.04/db2g");
  }

  @Test
  void read_finders_areIndependent() throws Exception {
    VideoFormat format =
        codec.read(
            description("avc3", Ratio.ONE, Map.of("avcC", new byte[] {1, 0x64, 0, 10, 3, 0, 0})));
    AvcSamples stream = AvcSamples.load("in-band");
    ProtectableRangeFinder first = format.protectableRangeFinder().orElseThrow();
    first.find(ByteBuffer.wrap(stream.sampleBytes(0)), new ByteRanges());

    ProtectableRangeFinder second = format.protectableRangeFinder().orElseThrow();

    // Sample 1 needs the parameter sets that sample 0 brought to the first finder only.
    ByteRanges ranges = new ByteRanges();
    first.find(ByteBuffer.wrap(stream.sampleBytes(1)), ranges);
    assertThat(ranges.count()).isEqualTo(1);
    assertThatThrownBy(() -> second.find(ByteBuffer.wrap(stream.sampleBytes(1)), new ByteRanges()))
        .isInstanceOf(MalformedMediaException.class);
  }

  @Test
  void read_noConfiguration_malformedWithItsPath() {
    assertThatThrownBy(() -> codec.read(description("avc1", Ratio.ONE, Map.of())))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessage("stsd/avc1/avcC: missing");
  }
}
