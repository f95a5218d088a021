package io.github.fragmill.core.internal.codec.vp9;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.EncodedStream;
import io.github.fragmill.core.internal.codec.VideoDescriptions;
import io.github.fragmill.core.internal.codec.port.VideoDescription;
import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.VideoFormat;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class Vp9CodecTest {

  private final Vp9Codec codec = new Vp9Codec();

  private static VideoDescription description(Optional<Colour> colour, Map<String, byte[]> boxes) {
    return VideoDescriptions.of("vp09", new Ratio(4, 3), colour, boxes);
  }

  private static VideoDescription description(Optional<Colour> colour) {
    return description(colour, Map.of("vpcC", HexFormat.of().parseHex("01000000020aa3091009")));
  }

  @Test
  void read_vp09_formatOfTheEntry() throws Exception {
    VideoDescription description = description(Optional.empty());

    VideoFormat format = codec.read(description);

    assertThat(format.codecs()).isEqualTo("vp09.02.10.10.01.09.16.09.01");
    assertThat(format.supplementalCodecs()).isEmpty();
    assertThat(format.sampleEntry()).isEqualTo(description.entry());
    assertThat(format.widthPixels()).isEqualTo(64);
    assertThat(format.heightPixels()).isEqualTo(48);
    assertThat(format.sampleAspectRatio()).isEqualTo(new Ratio(4, 3));
    assertThat(format.colour()).contains(new Colour(9, 16, 9, /* isFullRange= */ true));
  }

  @Test
  void read_colourOfTheFile_goesFirst() throws Exception {
    Colour colour = new Colour(1, 1, 1, /* isFullRange= */ false);

    VideoFormat format = codec.read(description(Optional.of(colour)));

    assertThat(format.colour()).contains(colour);
    assertThat(format.codecs()).isEqualTo("vp09.02.10.10.01.09.16.09.01");
  }

  @Test
  void read_finders_areIndependent() throws Exception {
    VideoFormat format = codec.read(description(Optional.empty()));
    ProtectableRangeFinder first = format.protectableRangeFinder().orElseThrow();
    byte[] key = Vp9RangeFinderTest.frame(HeaderCase.key(64), 20);
    byte[] inter =
        Vp9RangeFinderTest.frame(
            HeaderCase.bits("10 0 0 0 1 1 0 00 00000001 000 0 000 0 000 0 1 0 1 1 1 1")
                .append(HeaderCase.bits("11 111111 101 0 10101010 000 0 0"))
                .bits(16, 3),
            20);
    EncodedStream.find(first, ByteBuffer.wrap(key));
    assertThat(EncodedStream.find(first, ByteBuffer.wrap(inter))).isNotEmpty();

    ProtectableRangeFinder second = format.protectableRangeFinder().orElseThrow();

    // The inter frame takes its size from the key frame, which only the first finder saw.
    assertThatThrownBy(() -> EncodedStream.find(second, ByteBuffer.wrap(inter)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("reference frame 0");
  }

  @Test
  void read_noConfiguration_malformedWithItsPath() {
    assertThatThrownBy(() -> codec.read(description(Optional.empty(), Map.of())))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessage("stsd/vp09/vpcC: missing");
  }
}
