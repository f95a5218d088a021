package io.github.fragmill.core.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.port.AudioCodec;
import io.github.fragmill.core.internal.codec.port.AudioDescription;
import io.github.fragmill.core.media.AudioFormat;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the bytes of a configuration are, they are read or refused by the typed exceptions. */
class AudioRobustnessTest {

  private static final int CASES = 4000;

  @ParameterizedTest
  @CsvSource({
    "ac-3, dac3, 0c3dc0",
    "ec-3, dec3, 1f40200f00",
    "ec-3, dec3, 31400202020f000110",
    "ac-4, dac4, 20a401000000001fffffffe00109f80000084000004000",
    "Opus, dOps, 000201380000bb80000000",
    "Opus, dOps, 000601380000bb800000010402000401020305",
    "fLaC, dfLa, "
        + "000000000000002210001000000000000000"
        + "0ac442f000000000"
        + "00000000000000000000000000000000"
        + "8400000400000000",
    "alac, alac, 00000000000010000010280a0e0200ff00004046000000000000bb80"
  })
  void read_mutatedConfiguration_formatOrTypedException(
      String type, String boxType, String contentHex) throws Exception {
    AudioCodec codec = Codecs.audio(type).orElseThrow();
    byte[] seed = HexFormat.of().parseHex(contentHex);
    Mutations mutations = new Mutations(/* seed= */ 4711);
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      byte[] content = i < seed.length ? Arrays.copyOf(seed, i) : mutations.mutate(seed);
      AudioDescription description = AudioDescriptions.of(type, boxType, content);
      try {
        AudioFormat format = codec.read(description);
        assertThat(format.sampleEntry()).isEqualTo(description.entry());
      } catch (MalformedMediaException | UnsupportedMediaException e) {
        assertThat(e).hasMessageStartingWith("stsd/" + type + "/" + boxType + ": ");
        refused++;
      }
    }
    assertThat(refused).isBetween(CASES / 20, CASES - CASES / 20);
  }
}
