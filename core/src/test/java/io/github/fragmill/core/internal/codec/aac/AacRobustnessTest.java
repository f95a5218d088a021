package io.github.fragmill.core.internal.codec.aac;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.AudioDescriptions;
import io.github.fragmill.core.internal.codec.Mutations;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, they are read or refused by the typed exceptions. */
class AacRobustnessTest {

  private static final int CASES = 6000;

  private static String programConfigHex() {
    BitWriter bits = new BitWriter().bits(5, 2).bits(4, 3).bits(4, 0).bits(3, 0);
    ProgramConfigBits.append(bits, /* pairs= */ 2, /* singles= */ 1, /* lowFrequency= */ 1);
    return HexFormat.of().formatHex(bits.toBytes());
  }

  @Test
  void read_mutatedEsds_formatOrTypedException() throws Exception {
    List<byte[]> seeds =
        List.of(
            EsdsBits.of(0x40, "1190"),
            EsdsBits.of(0x40, "2b920800"),
            EsdsBits.of(0x40, "138856e5a54880"),
            EsdsBits.of(0x40, "f9464322000000"),
            EsdsBits.of(0x67, programConfigHex()));
    Mutations mutations = new Mutations(/* seed= */ 815);
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      byte[] esds = mutations.mutate(seeds.get(i % seeds.size()));
      try {
        new AacCodec()
            .read(
                AudioDescriptions.of(
                    "mp4a", 2, 48_000, Map.of("esds", esds), AudioDescriptions.sample("fffb90c4")));
      } catch (MalformedMediaException | UnsupportedMediaException e) {
        assertThat(e).hasMessageStartingWith("stsd/mp4a/esds: ");
        refused++;
      }
    }
    assertThat(refused).isBetween(CASES / 10, CASES - CASES / 10);
  }
}
