package io.github.fragmill.core.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.av1.Av1Codec;
import io.github.fragmill.core.internal.codec.avc.AvcCodec;
import io.github.fragmill.core.internal.codec.hevc.HevcCodec;
import io.github.fragmill.core.internal.codec.port.VideoDescription;
import io.github.fragmill.core.internal.codec.vp9.Vp9Codec;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.testing.Pieces;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any configuration, any Dolby Vision record and any samples are read or refused by the typed
 * exceptions. They are the {@link Pieces} of an input, in this order.
 */
class VideoCodecFuzzTest {

  private static final byte[] NO_DOLBY_VISION = {};
  private static final byte[] DOLBY_VISION =
      HexFormat.of().parseHex("010010154000000000000000000000000000000000000000");

  static Stream<byte[]> avc() {
    return Stream.of("cavlc-slices", "high444", "in-band", "mbaff-weighted", "weighted")
        .map(name -> input(AvcCodec.class, name, NO_DOLBY_VISION));
  }

  static Stream<byte[]> hevc() {
    return Stream.of("slices", "weighted", "in-band", "wavefronts", "range-extension")
        .map(name -> input(HevcCodec.class, name, NO_DOLBY_VISION));
  }

  static Stream<byte[]> av1() {
    return Stream.of("altref", "error-resilient", "ten-bit")
        .map(name -> input(Av1Codec.class, name, NO_DOLBY_VISION));
  }

  static Stream<byte[]> vp9() {
    return Stream.of("superframes", "ten-bit")
        .map(name -> input(Vp9Codec.class, name, NO_DOLBY_VISION));
  }

  static Stream<byte[]> dolbyVision() {
    return Stream.of("ten-bit-hdr").map(name -> input(HevcCodec.class, name, DOLBY_VISION));
  }

  private static byte[] input(Class<?> codec, String name, byte[] dolbyVision) {
    EncodedStream stream = EncodedStream.load(codec, name);
    List<byte[]> pieces = new ArrayList<>();
    pieces.add(stream.configurationBytes());
    pieces.add(dolbyVision);
    IntStream.range(0, stream.samples().size()).mapToObj(stream::sampleBytes).forEach(pieces::add);
    return Pieces.join(pieces);
  }

  @MethodSource
  @FuzzTest
  void avc(byte[] input) {
    read("avc1", "avcC", input);
  }

  @MethodSource
  @FuzzTest
  void hevc(byte[] input) {
    read("hvc1", "hvcC", input);
  }

  @MethodSource
  @FuzzTest
  void av1(byte[] input) {
    read("av01", "av1C", input);
  }

  @MethodSource
  @FuzzTest
  void vp9(byte[] input) {
    read("vp09", "vpcC", input);
  }

  @MethodSource
  @FuzzTest
  void dolbyVision(byte[] input) {
    read("dvh1", "hvcC", input);
  }

  private static void read(String type, String boxType, byte[] input) {
    List<byte[]> pieces = Pieces.split(input, /* atLeast= */ 2);
    VideoDescription description =
        VideoDescriptions.ofSamples(
            type,
            pieces.get(1).length == 0
                ? Map.of(boxType, pieces.get(0))
                : Map.of(boxType, pieces.get(0), "dvvC", pieces.get(1)),
            pieces.subList(2, pieces.size()).toArray(byte[][]::new));
    try {
      VideoFormat format = Codecs.video(type).orElseThrow().read(description);
      assertThat(format.codecs()).matches("[!-~]+");
      ProtectableRangeFinder finder = format.protectableRangeFinder().orElseThrow();
      for (byte[] sample : pieces.subList(2, pieces.size())) {
        RangeFinding.find(finder, sample);
      }
    } catch (FragmillException e) {
      assertThat(e).isInstanceOfAny(MalformedMediaException.class, UnsupportedMediaException.class);
      assertThat(e.getMessage()).isNotBlank();
    }
  }
}
