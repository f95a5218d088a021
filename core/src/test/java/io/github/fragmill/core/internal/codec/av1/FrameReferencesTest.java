package io.github.fragmill.core.internal.codec.av1;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameReferencesTest {

  /**
   * References are LAST, LAST2, LAST3, GOLDEN, BWDREF, ALTREF2, ALTREF; each case was worked out by
   * hand from the process in 7.8 of the AV1 specification.
   */
  @ParameterizedTest
  @CsvSource({
    // Only earlier frames: the ones that are left, the latest first, go to all others.
    "'0 1 2 3 4 5 6 7', 8, 7, 0, '7 6 5 0 4 3 2'",
    // Three later frames: the latest is ALTREF, the nearest BWDREF, the next one ALTREF2.
    "'0 1 2 3 10 12 14 15', 8, 3, 0, '3 2 1 0 4 5 7'",
    // One later frame: it is ALTREF; earlier ones take the places of the other two.
    "'0 1 2 3 4 5 6 15', 8, 6, 0, '6 5 4 0 3 2 7'",
    // All the same: of equal frames the last one counts as the latest, the first as the earliest.
    "'5 5 5 5 5 5 5 5', 6, 0, 0, '0 7 6 0 5 4 3'",
    // Only two are left: the earliest of all fills the rest.
    "'3 3 9 9 9 9 9 9', 8, 0, 1, '0 0 0 1 2 3 7'",
    // Hints wrap: 14 and 15 are before 1.
    "'14 15 2 3 14 14 14 14', 1, 1, 0, '1 7 6 0 2 5 3'"
  })
  void read_shortSignaling_derivedReferences(
      String hints, int orderHint, int last, int golden, String expected) throws Exception {
    BitReader reader = BitReader.ofBytes("sample");
    ReferenceFrames frames = new ReferenceFrames(reader);
    int[] orderHints = Arrays.stream(hints.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
    for (int index = 0; index < orderHints.length; index++) {
      frames.update(1 << index, new ReferenceFrame(1, 64, 64, orderHints[index], List.of()));
    }
    FrameReferences references = new FrameReferences(reader, frames);
    byte[] bytes = new BitWriter().flag(true).bits(3, last).bits(3, golden).toBytes();
    reader.reset(ByteBuffer.wrap(bytes), /* startBytes= */ 0, bytes.length);

    references.read(FrameHeaderCase.hinted().read(), orderHint);

    assertThat(
            IntStream.range(0, FrameReferences.COUNT)
                .mapToObj(reference -> String.valueOf(references.index(reference)))
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }
}
