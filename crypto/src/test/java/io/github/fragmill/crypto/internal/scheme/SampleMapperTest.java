package io.github.fragmill.crypto.internal.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.SegmentKey;
import io.github.fragmill.core.protect.SubsampleMap;
import io.github.fragmill.core.protect.TrackEncryption;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SampleMapperTest {

  private static final KeyId KEY_ID = KeyId.of("a".repeat(32));
  private static final InitializationVector IV = InitializationVector.of("00000000000000ff");

  @Test
  void map_withSubsamples_byTheAlignmentRule() {
    SubsampleMap map = new SubsampleMap();
    ByteRanges ranges = new ByteRanges();
    ranges.add(20, 33);

    mapper(new CencRules(), /* hasSubsamples= */ true).map(100, ranges, map);

    assertThat(map.sampleCount()).isEqualTo(1);
    assertThat(map.clearBytes(0)).isEqualTo(21);
    assertThat(map.protectedBytes(0)).isEqualTo(32);
  }

  @Test
  void map_wholeSamples_aSampleWithoutPairs() {
    SubsampleMap map = new SubsampleMap();

    mapper(new CencRules(), /* hasSubsamples= */ false).map(100, new ByteRanges(), map);

    assertThat(map.sampleCount()).isEqualTo(1);
    assertThat(map.endPair(0)).isZero();
  }

  @Test
  void putIv_ivOfEachSample_byTheIndexInTheTrack() {
    ByteBuffer iv = ByteBuffer.allocate(8);

    mapper(new CencRules(), /* hasSubsamples= */ true).putIv(/* sampleInSegment= */ 2, iv);

    assertThat(HexFormat.of().formatHex(iv.array())).isEqualTo("00000000000004e9");
  }

  @Test
  void putIv_constantIv_putsNothing() {
    ByteBuffer iv = ByteBuffer.allocate(8);

    mapper(new CbcsRules(BlockPattern.ONE_IN_TEN), /* hasSubsamples= */ true).putIv(0, iv);

    assertThat(iv.position()).isZero();
  }

  @Test
  void construct_negativeFirstSample_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new SampleMapper(AlignmentRule.AS_FOUND, track(new CencRules(), true), -1))
        .withMessage("firstSample: expected 0 or more, found -1");
  }

  private static SampleMapper mapper(SchemeRules rules, boolean hasSubsamples) {
    return new SampleMapper(
        rules.alignment(), track(rules, hasSubsamples), /* firstSample= */ 1000);
  }

  private static TrackEncryption track(SchemeRules rules, boolean hasSubsamples) {
    return new TrackEncryption(
        rules.parameters(KEY_ID, IV, hasSubsamples),
        hasSubsamples,
        IV,
        List.of(),
        List.of(SegmentKey.DEFAULT));
  }
}
