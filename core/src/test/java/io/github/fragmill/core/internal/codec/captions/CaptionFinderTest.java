package io.github.fragmill.core.internal.codec.captions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.codec.VideoDescriptions;
import io.github.fragmill.core.internal.codec.port.VideoDescription;
import io.github.fragmill.core.media.CaptionService;
import io.github.fragmill.core.testing.TestBoxes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CaptionFinderTest {

  private static final byte[] SEI = CaptionSei.nalUnit(new int[] {6}, CaptionSei.padding());
  private static final byte[] SLICE = {0x65, 1, 2, 3};

  private static List<CaptionService> find(int lengthSizeBytes, byte[]... heads)
      throws FragmillException {
    VideoDescription description = VideoDescriptions.ofSamples("avc1", Map.of(), heads);
    return CaptionFinder.inNalUnits(
        description, lengthSizeBytes, /* headerBytes= */ 1, header -> (header & 0x1F) == 6);
  }

  private static byte[] units(int lengthSizeBytes, byte[]... nalUnits) {
    byte[] sample = {};
    for (byte[] nalUnit : nalUnits) {
      byte[] length = TestBoxes.ints(nalUnit.length);
      sample =
          TestBoxes.concat(sample, Arrays.copyOfRange(length, 4 - lengthSizeBytes, 4), nalUnit);
    }
    return sample;
  }

  @Test
  void inNalUnits_anyLengthSize_captionsBeforeTheSlice() throws Exception {
    for (int size : new int[] {2, 4}) {
      assertThat(find(size, units(size, new byte[] {9, 16}, SEI, SLICE))).hasToString("[CC1]");
    }
    assertThat(find(4, units(4, SLICE))).isEmpty();
    assertThat(find(4)).isEmpty();
  }

  @Test
  void inNalUnits_severalSamples_allOfThem() throws Exception {
    byte[] digital = CaptionSei.nalUnit(new int[] {6}, 0xFF, 2, 0x21);

    assertThat(find(4, units(4, SLICE), units(4, SEI), units(4, digital)))
        .hasToString("[CC1, SERVICE1]");
  }

  @Test
  void inNalUnits_emptyUnits_areSkipped() throws Exception {
    assertThat(find(4, units(4, new byte[0], SEI))).hasToString("[CC1]");
  }

  @Test
  void inNalUnits_sliceBeyondTheHead_endsTheLook() throws Exception {
    byte[] sample = units(4, SEI, new byte[5000]);

    assertThat(find(4, Arrays.copyOf(sample, SEI.length + 100))).hasToString("[CC1]");
    assertThat(find(4, Arrays.copyOf(sample, SEI.length))).isEmpty();
  }

  @Test
  void inNalUnits_damage_isSkipped() throws Exception {
    byte[] sample = units(4, SEI, SLICE);
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      byte[] damaged = sample.clone();
      for (int i = 0; i < 4; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      assertThat(find(4, damaged)).hasSizeLessThan(70);
    }
  }
}
