package io.github.fragmill.core.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.av1.Av1Codec;
import io.github.fragmill.core.internal.codec.avc.AvcCodec;
import io.github.fragmill.core.internal.codec.hevc.HevcCodec;
import io.github.fragmill.core.internal.codec.port.VideoCodec;
import io.github.fragmill.core.internal.codec.vp9.Vp9Codec;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import io.github.fragmill.core.media.VideoFormat;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What encoders made is read as Shaka Packager reads it, whole or refused when it is damaged. */
class EncodedVideoTest {

  private static final int CASES = 1500;

  /**
   * A stream that an encoder made.
   *
   * @param type of its sample entry
   * @param codecs a pattern of the codecs parameter
   * @param name of its file
   */
  private record Video(VideoCodec codec, String type, String codecs, String name) {

    EncodedStream load() {
      return EncodedStream.load(codec.getClass(), name);
    }

    VideoFormat read(byte[] configuration) throws FragmillException {
      return codec.read(
          VideoDescriptions.of(type, Map.of(codec.configurationBoxType(), configuration)));
    }

    ProtectableRangeFinder finder(byte[] configuration) throws FragmillException {
      return read(configuration).protectableRangeFinder().orElseThrow();
    }

    @Override
    public String toString() {
      return type + " " + name;
    }
  }

  static Stream<Video> streams() {
    return Stream.of(
            videos(
                new AvcCodec(),
                "avc1",
                "avc1\\.[0-9a-f]{6}",
                "cavlc-slices",
                "high422-cropped",
                "high444",
                "in-band",
                "mbaff-weighted",
                "monochrome",
                "weighted"),
            videos(
                new HevcCodec(),
                "hvc1",
                "hvc1\\.[A-C]?[0-9]+\\.[0-9A-F]+\\.[LH].*",
                "slices",
                "weighted",
                "ten-bit-hdr",
                "in-band",
                "wavefronts",
                "range-extension"),
            videos(
                new Av1Codec(),
                "av01",
                "av01\\..*",
                "altref",
                "tiles",
                "ten-bit",
                "error-resilient"),
            videos(new Vp9Codec(), "vp09", "vp09\\..*", "superframes", "ten-bit"))
        .flatMap(it -> it);
  }

  private static Stream<Video> videos(
      VideoCodec codec, String type, String codecs, String... names) {
    return Arrays.stream(names).map(name -> new Video(codec, type, codecs, name));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("streams")
  void find_encodedStream_sameRangesAsShakaPackager(Video video) throws Exception {
    EncodedStream stream = video.load();
    ProtectableRangeFinder finder = video.finder(stream.configurationBytes());

    assertThat(stream.samples()).isNotEmpty();
    for (int i = 0; i < stream.samples().size(); i++) {
      assertThat(EncodedStream.find(finder, ByteBuffer.wrap(stream.sampleBytes(i))))
          .as("sample %d", i)
          .isEqualTo(stream.ranges().get(i));
    }
  }

  /** Whatever the bytes are, they are read or refused by a typed exception. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("streams")
  void find_mutatedStream_rangesWithinTheSampleOrTypedException(Video video)
      throws FragmillException {
    EncodedStream stream = video.load();
    Mutations mutations = new Mutations(/* seed= */ 4711);
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      byte[] configuration = mutations.sometimes(stream.configurationBytes());
      int mutated = i % stream.samples().size();
      try {
        ProtectableRangeFinder finder = video.finder(configuration);
        for (int sample = 0; sample <= mutated; sample++) {
          byte[] bytes = stream.sampleBytes(sample);
          RangeFinding.find(finder, sample == mutated ? mutations.mutate(bytes) : bytes);
        }
      } catch (MalformedMediaException | UnsupportedMediaException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(CASES / 10, CASES - CASES / 10);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("streams")
  void find_truncatedSample_rangesWithinTheSampleOrMalformed(Video video) throws FragmillException {
    EncodedStream stream = video.load();
    byte[] whole = stream.sampleBytes(0);
    int accepted = 0;
    for (int length = 1; length < whole.length; length++) {
      try {
        RangeFinding.find(video.finder(stream.configurationBytes()), Arrays.copyOf(whole, length));
        accepted++;
      } catch (MalformedMediaException e) {
        assertThat(e).hasMessageStartingWith("sample: ");
      }
    }
    // A sample truncated between two units is whole; in VP9, a frame's size is the sample's.
    assertThat(accepted).isLessThan(video.type().equals("vp09") ? whole.length - 1 : 10);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("streams")
  void read_mutatedConfiguration_codecsOrTypedException(Video video) throws FragmillException {
    byte[] configuration = video.load().configurationBytes();
    Mutations mutations = new Mutations(/* seed= */ 42);
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      try {
        assertThat(video.read(mutations.mutate(configuration)).codecs()).matches(video.codecs());
      } catch (MalformedMediaException | UnsupportedMediaException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1, CASES - 1);
  }
}
