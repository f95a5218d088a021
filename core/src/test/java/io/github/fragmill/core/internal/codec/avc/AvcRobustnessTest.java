package io.github.fragmill.core.internal.codec.avc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.Mutations;
import io.github.fragmill.core.media.ByteRanges;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are, they are read or refused by the typed exception. */
class AvcRobustnessTest {

  private static final int CASES = 1500;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cavlc-slices",
        "high422-cropped",
        "high444",
        "in-band",
        "mbaff-weighted",
        "monochrome",
        "weighted"
      })
  void find_mutatedStream_rangesWithinTheSampleOrMalformed(String name) {
    AvcSamples stream = AvcSamples.load(name);
    Mutations mutations = new Mutations(/* seed= */ 4711);
    ByteRanges ranges = new ByteRanges();
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      byte[] configuration = mutations.sometimes(stream.configurationBytes());
      byte[] sample = mutations.mutate(stream.sampleBytes(i % stream.samples().size()));
      ranges.clear();
      try {
        AvcConfiguration read = AvcConfiguration.read(configuration, "avcC");
        new AvcRangeFinder(read.lengthSizeBytes(), read.parameterSets())
            .find(ByteBuffer.wrap(sample), ranges);
        int last = ranges.count() - 1;
        if (last >= 0) {
          assertThat(ranges.offsetBytes(last) + ranges.lengthBytes(last))
              .isLessThanOrEqualTo(sample.length);
        }
      } catch (MalformedMediaException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(CASES / 10, CASES - CASES / 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"high422-cropped", "mbaff-weighted", "cavlc-slices"})
  void read_mutatedConfiguration_successOrMalformed(String name) {
    byte[] configuration = AvcSamples.load(name).configurationBytes();
    Mutations mutations = new Mutations(/* seed= */ 42);
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      try {
        AvcConfiguration read = AvcConfiguration.read(mutations.mutate(configuration), "avcC");
        assertThat(read.lengthSizeBytes()).isIn(1, 2, 4);
      } catch (MalformedMediaException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1, CASES - 1);
  }
}
