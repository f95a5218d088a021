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

final class SampleEncryptorTest {

  private final RecordingCipher cipher = new RecordingCipher();
  private final SampleEncryptor subsampled = encryptor(/* hasSubsamples= */ true);
  private final SampleEncryptor whole = encryptor(/* hasSubsamples= */ false);

  @Test
  void encrypt_subsampled_protectedPartsFromTheBuffersPosition() {
    SubsampleMap map = new SubsampleMap();
    AlignmentRule.WHOLE_BLOCKS.map(10, ranges(), map);
    AlignmentRule.WHOLE_BLOCKS.map(200, ranges(20, 32, 70, 48), map);
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
    map.beginSample();
    map.endSample();

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
    AlignmentRule.WHOLE_BLOCKS.map(100, ranges(10, 32), map);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> whole.encrypt(0, ByteBuffer.allocate(100), Optional.of(map)))
        .withMessage("map: expected no subsamples of samples encrypted whole, found 2");
    assertThat(cipher.calls).isEmpty();
  }

  @Test
  void encrypt_mapOfAnotherSize_refused() {
    SubsampleMap map = new SubsampleMap();
    AlignmentRule.WHOLE_BLOCKS.map(100, ranges(10, 32), map);

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
  void construct_negativeFirstSample_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SampleEncryptor(/* hasSubsamples= */ true, cipher, -1))
        .withMessage("firstSample: expected 0 or more, found -1");
  }

  private SampleEncryptor encryptor(boolean hasSubsamples) {
    return new SampleEncryptor(hasSubsamples, cipher, /* firstSample= */ 1000);
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
    public void encrypt(ByteBuffer buffer, int offsetBytes, int lengthBytes) {
      calls.add(offsetBytes + "+" + lengthBytes);
    }
  }
}
