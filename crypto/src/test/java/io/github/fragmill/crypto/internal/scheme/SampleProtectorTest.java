package io.github.fragmill.crypto.internal.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.protect.SubsampleMap;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SampleProtectorTest {

  private final RecordingCipher cipher = new RecordingCipher();
  private final SampleProtector subsampled = protector(/* subsampled= */ true);
  private final SampleProtector whole = protector(/* subsampled= */ false);

  @Test
  void map_subsampled_byTheAlignmentRule() {
    SubsampleMap map = new SubsampleMap();

    subsampled.map(100, ranges(20, 33), map);

    assertThat(map.sampleCount()).isEqualTo(1);
    assertThat(map.clearBytes(0)).isEqualTo(21);
    assertThat(map.protectedBytes(0)).isEqualTo(32);
  }

  @Test
  void map_whole_aSampleWithoutPairs() {
    SubsampleMap map = new SubsampleMap();

    whole.map(100, new ByteRanges(), map);

    assertThat(map.sampleCount()).isEqualTo(1);
    assertThat(map.endPair(0)).isZero();
  }

  @Test
  void encrypt_subsampled_protectedPartsFromTheBuffersPosition() {
    SubsampleMap map = new SubsampleMap();
    subsampled.map(10, ranges(), map);
    subsampled.map(200, ranges(20, 32, 70, 48), map);
    ByteBuffer sample = ByteBuffer.allocate(500).position(7).limit(207);

    subsampled.encrypt(/* sampleInSegment= */ 1, sample, Optional.of(map));

    assertThat(cipher.calls).containsExactly("sample 1001", "27+32", "77+48", "207+0");
    assertThat(sample.position()).isEqualTo(7);
    assertThat(sample.limit()).isEqualTo(207);
  }

  @Test
  void encrypt_whole_allBetweenPositionAndLimit() {
    ByteBuffer sample = ByteBuffer.allocate(500).position(7).limit(207);

    whole.encrypt(/* sampleInSegment= */ 3, sample, Optional.empty());

    assertThat(cipher.calls).containsExactly("sample 1003", "7+200");
    assertThat(sample.position()).isEqualTo(7);
  }

  @Test
  void encrypt_wholeWithItsOwnMap_allBetweenPositionAndLimit() {
    SubsampleMap map = new SubsampleMap();
    whole.map(200, new ByteRanges(), map);

    whole.encrypt(/* sampleInSegment= */ 0, ByteBuffer.allocate(200), Optional.of(map));

    assertThat(cipher.calls).containsExactly("sample 1000", "0+200");
  }

  @Test
  void encrypt_subsampledWithoutMap_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> subsampled.encrypt(0, ByteBuffer.allocate(100), Optional.empty()))
        .withMessage("map: expected one, because parts of a sample stay clear");
    assertThat(cipher.calls).isEmpty();
  }

  @Test
  void encrypt_wholeWithSubsamples_refused() {
    SubsampleMap map = new SubsampleMap();
    subsampled.map(100, ranges(10, 32), map);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> whole.encrypt(0, ByteBuffer.allocate(100), Optional.of(map)))
        .withMessage("map: expected no subsamples of samples encrypted whole, found 2");
    assertThat(cipher.calls).isEmpty();
  }

  @Test
  void encrypt_mapOfAnotherSize_refused() {
    SubsampleMap map = new SubsampleMap();
    subsampled.map(100, ranges(10, 32), map);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> subsampled.encrypt(0, ByteBuffer.allocate(101), Optional.of(map)))
        .withMessage("map: expected subsamples of 101 bytes, found 100");
    assertThat(cipher.calls).isEmpty();
  }

  @Test
  void encrypt_sampleThatWasNotMapped_refused() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(
            () -> subsampled.encrypt(0, ByteBuffer.allocate(100), Optional.of(new SubsampleMap())));
  }

  @Test
  void putIv_sampleInSegment_indexInTrack() {
    subsampled.putIv(/* sampleInSegment= */ 4, ByteBuffer.allocate(8));

    assertThat(cipher.calls).containsExactly("iv 1004");
  }

  @Test
  void construct_negativeFirstSample_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SampleProtector(AlignmentRule.AS_FOUND, true, cipher, -1))
        .withMessage("firstSample: expected 0 or more, found -1");
  }

  private SampleProtector protector(boolean subsampled) {
    return new SampleProtector(
        AlignmentRule.WHOLE_BLOCKS, subsampled, cipher, /* firstSample= */ 1000);
  }

  private static ByteRanges ranges(int... offsetsAndLengths) {
    ByteRanges ranges = new ByteRanges();
    for (int i = 0; i < offsetsAndLengths.length; i += 2) {
      ranges.add(offsetsAndLengths[i], offsetsAndLengths[i + 1]);
    }
    return ranges;
  }

  /** Writes down what it is asked to do. */
  private static final class RecordingCipher implements SampleCipher {

    private final List<String> calls = new ArrayList<>();

    @Override
    public void beginSample(long sample) {
      calls.add("sample " + sample);
    }

    @Override
    public void putIv(long sample, ByteBuffer into) {
      calls.add("iv " + sample);
    }

    @Override
    public void encrypt(ByteBuffer buffer, int offsetBytes, int lengthBytes) {
      calls.add(offsetBytes + "+" + lengthBytes);
    }
  }
}
