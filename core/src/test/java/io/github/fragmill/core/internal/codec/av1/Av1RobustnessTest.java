package io.github.fragmill.core.internal.codec.av1;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.EncodedStream;
import io.github.fragmill.core.internal.codec.Mutations;
import io.github.fragmill.core.media.ByteRanges;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes are, they are read or refused by the typed exception. */
class Av1RobustnessTest {

  private static final int CASES = 1500;

  static List<String> streams() {
    return Av1Streams.NAMES;
  }

  @ParameterizedTest
  @MethodSource("streams")
  void find_mutatedStream_rangesWithinTheSampleOrMalformed(String name) {
    EncodedStream stream = Av1Streams.load(name);
    Mutations mutations = new Mutations(/* seed= */ 4711);
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      int mutated = i % stream.samples().size();
      Av1RangeFinder finder = new Av1RangeFinder(Optional.empty());
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
    byte[] whole = Av1Streams.load(name).sampleBytes(0);
    int refused = 0;
    for (int length = 0; length < whole.length; length++) {
      try {
        assertRangesWithin(new Av1RangeFinder(Optional.empty()), Arrays.copyOf(whole, length));
      } catch (MalformedMediaException e) {
        refused++;
      }
    }
    // A stream truncated between two units is a whole stream.
    assertThat(refused).isGreaterThan(whole.length - 10);
  }

  @ParameterizedTest
  @MethodSource("streams")
  void read_mutatedConfiguration_successOrMalformed(String name) {
    byte[] configuration = Av1Streams.load(name).configurationBytes();
    Mutations mutations = new Mutations(/* seed= */ 42);
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      try {
        Av1Configuration read = Av1Configuration.read(mutations.mutate(configuration), "av1C");
        assertThat(read.codecs(Optional.empty())).startsWith("av01.");
      } catch (MalformedMediaException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1, CASES - 1);
  }

  private static void assertRangesWithin(Av1RangeFinder finder, byte[] sample)
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
