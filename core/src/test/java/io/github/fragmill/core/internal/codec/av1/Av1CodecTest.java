package io.github.fragmill.core.internal.codec.av1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.EncodedStream;
import io.github.fragmill.core.internal.codec.port.VideoDescription;
import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.media.VideoFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class Av1CodecTest {

  private static final Colour HLG =
      new Colour(/* primaries= */ 9, /* transfer= */ 18, /* matrix= */ 9, /* isFullRange= */ false);

  private final Av1Codec codec = new Av1Codec();

  private static VideoDescription description(Map<String, byte[]> boxes) {
    byte[] box =
        ByteBuffer.allocate(8).putInt(8).put("av01".getBytes(StandardCharsets.US_ASCII)).array();
    return new VideoDescription(
        "stsd/av01",
        new SampleEntry(box),
        /* widthPixels= */ 64,
        /* heightPixels= */ 48,
        new Ratio(4, 3),
        Optional.of(HLG),
        boxes);
  }

  private static VideoDescription description(String hex) {
    return description(Map.of("av1C", HexFormat.of().parseHex(hex)));
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

  @Test
  void read_finders_areIndependent() throws Exception {
    VideoFormat format = codec.read(description("81044c00"));
    EncodedStream stream = Av1Streams.load("altref");
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
    assertThatThrownBy(() -> codec.read(description(Map.of())))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessage("stsd/av01/av1C: missing");
  }
}
