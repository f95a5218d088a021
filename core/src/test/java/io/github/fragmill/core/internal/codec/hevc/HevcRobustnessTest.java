package io.github.fragmill.core.internal.codec.hevc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.EncodedStream;
import io.github.fragmill.core.internal.codec.Mutations;
import io.github.fragmill.core.media.ByteRanges;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes are, they are read or refused by the typed exception. */
class HevcRobustnessTest {

  private static final int CASES = 1500;

  static List<String> streams() {
    return HevcStreams.NAMES;
  }

  static List<SliceHeaderCase> cases() {
    return SliceHeaderCase.all();
  }

  @ParameterizedTest
  @MethodSource("streams")
  void find_mutatedStream_rangesWithinTheSampleOrMalformed(String name) {
    EncodedStream stream = HevcStreams.load(name);
    Mutations mutations = new Mutations(/* seed= */ 4711);
    ByteRanges ranges = new ByteRanges();
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      byte[] configuration = mutations.sometimes(stream.configurationBytes());
      byte[] sample = mutations.mutate(stream.sampleBytes(i % stream.samples().size()));
      ranges.clear();
      try {
        HevcConfiguration read = HevcConfiguration.read(configuration, "hvcC");
        new HevcRangeFinder(read.lengthSizeBytes(), read.parameterSets())
            .find(ByteBuffer.wrap(sample), ranges);
        assertWithin(ranges, sample.length);
      } catch (MalformedMediaException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(CASES / 10, CASES - CASES / 10);
  }

  /** Headers of every shape, with their parameter sets. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void find_mutatedSets_rangesWithinTheSampleOrMalformed(SliceHeaderCase slice) {
    Mutations mutations = new Mutations(/* seed= */ 815);
    ByteRanges ranges = new ByteRanges();
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      byte[] sps = mutations.mutate(slice.sps().nalUnit());
      byte[] pps = mutations.sometimes(slice.pps().nalUnit());
      byte[] nalUnit = mutations.sometimes(slice.nalUnit(slice.header()));
      ranges.clear();
      try {
        byte[] configuration = new HvcCBits().array(33, sps).array(34, pps).toBytes();
        ParameterSets sets = HevcConfiguration.read(configuration, "hvcC").parameterSets();
        ByteBuffer sample = ByteBuffer.allocate(4 + nalUnit.length).putInt(nalUnit.length);
        new HevcRangeFinder(/* lengthSizeBytes= */ 4, sets)
            .find(sample.put(nalUnit).flip(), ranges);
        assertWithin(ranges, 4 + nalUnit.length);
      } catch (MalformedMediaException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1, CASES - 1);
  }

  @ParameterizedTest
  @MethodSource("streams")
  void read_mutatedConfiguration_successOrMalformed(String name) {
    byte[] configuration = HevcStreams.load(name).configurationBytes();
    Mutations mutations = new Mutations(/* seed= */ 42);
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      try {
        HevcConfiguration read = HevcConfiguration.read(mutations.mutate(configuration), "hvcC");
        assertThat(read.lengthSizeBytes()).isIn(1, 2, 4);
        assertThat(read.profile().toCodecs()).matches("[A-C]?[0-9]+\\.[0-9A-F]+\\.[LH].*");
      } catch (MalformedMediaException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1, CASES - 1);
  }

  private static void assertWithin(ByteRanges ranges, int sizeBytes) {
    int last = ranges.count() - 1;
    if (last >= 0) {
      assertThat(ranges.offsetBytes(last) + ranges.lengthBytes(last))
          .isLessThanOrEqualTo(sizeBytes);
    }
  }
}
