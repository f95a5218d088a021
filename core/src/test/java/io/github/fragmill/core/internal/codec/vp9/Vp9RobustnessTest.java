package io.github.fragmill.core.internal.codec.vp9;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.EncodedStream;
import io.github.fragmill.core.internal.codec.Mutations;
import io.github.fragmill.core.media.ByteRanges;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes are, they are read or refused by a typed exception. */
class Vp9RobustnessTest {

  private static final int CASES = 1500;

  static List<String> streams() {
    return Vp9Streams.NAMES;
  }

  @ParameterizedTest
  @MethodSource("streams")
  void find_mutatedStream_rangesWithinTheSampleOrMalformed(String name) {
    EncodedStream stream = Vp9Streams.load(name);
    Mutations mutations = new Mutations(/* seed= */ 4711);
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      int mutated = i % stream.samples().size();
      Vp9RangeFinder finder = new Vp9RangeFinder();
      try {
        for (int sample = 0; sample < stream.samples().size(); sample++) {
          byte[] bytes = stream.sampleBytes(sample);
          assertRangesWithin(finder, sample == mutated ? mutations.mutate(bytes) : bytes);
        }
      } catch (MalformedMediaException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(CASES / 10, CASES - CASES / 10);
  }

  @ParameterizedTest
  @MethodSource("streams")
  void find_truncatedSample_rangesWithinTheSampleOrMalformed(String name) {
    byte[] whole = Vp9Streams.load(name).sampleBytes(0);
    int refused = 0;
    for (int length = 1; length < whole.length; length++) {
      try {
        assertRangesWithin(new Vp9RangeFinder(), Arrays.copyOf(whole, length));
      } catch (MalformedMediaException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  @ParameterizedTest
  @MethodSource("streams")
  void read_mutatedConfiguration_successOrTypedException(String name) {
    byte[] configuration = Vp9Streams.load(name).configurationBytes();
    Mutations mutations = new Mutations(/* seed= */ 42);
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      try {
        Vp9Configuration read = Vp9Configuration.read(mutations.mutate(configuration), "vpcC");
        assertThat(read.codecs()).startsWith("vp09.");
      } catch (MalformedMediaException | UnsupportedMediaException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1, CASES - 1);
  }

  private static void assertRangesWithin(Vp9RangeFinder finder, byte[] sample)
      throws MalformedMediaException {
    ByteRanges ranges = new ByteRanges();
    finder.find(ByteBuffer.wrap(sample), ranges);
    int last = ranges.count() - 1;
    if (last >= 0) {
      assertThat(ranges.offsetBytes(last) + ranges.lengthBytes(last))
          .isLessThanOrEqualTo(sample.length);
    }
  }
}
