package io.github.fragmill.core.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrackEncryptionTest {

  private static final KeyId KEY_ID = KeyId.of("a".repeat(32));
  private static final KeyId OTHER = KeyId.of("b".repeat(32));
  private static final InitializationVector IV = InitializationVector.of("0011223344556677");
  private static final EncryptionParameters CENC =
      new EncryptionParameters("cenc", KEY_ID, /* perSampleIvBytes= */ 8, Optional.empty(), 0, 0);

  private static TrackEncryption of(SegmentKey... keys) {
    return new TrackEncryption(CENC, true, IV, List.of(), List.of(keys));
  }

  private static SegmentKey named(KeyId keyId) {
    return SegmentKey.named(keyId, List.of());
  }

  @Test
  void segmentKeys_equalNeighbours_areOneObject() {
    List<SegmentKey> keys =
        of(named(KEY_ID), named(KEY_ID), named(OTHER), named(OTHER)).segmentKeys();

    assertThat(keys).containsExactly(named(KEY_ID), named(KEY_ID), named(OTHER), named(OTHER));
    assertThat(keys.get(1)).isSameAs(keys.get(0)).isNotSameAs(keys.get(2));
    assertThat(keys.get(3)).isSameAs(keys.get(2));
  }

  @Test
  void equals_sameData_isEqualWhateverObjectsHoldIt() {
    TrackEncryption constant = of(SegmentKey.DEFAULT, SegmentKey.DEFAULT);
    TrackEncryption again =
        of(
            SegmentKey.DEFAULT,
            new SegmentKey(false, Optional.empty(), Optional.empty(), List.of(), List.of()));

    assertThat(again).isEqualTo(constant).hasSameHashCodeAs(constant);
    assertThat(again).isNotEqualTo(of(SegmentKey.DEFAULT));
    assertThat(again).isNotEqualTo(of(SegmentKey.DEFAULT, named(OTHER)));
  }

  @Test
  void keyId_defaultAndNamed_isTheSegments() {
    TrackEncryption track = of(SegmentKey.clear(List.of()), SegmentKey.DEFAULT, named(OTHER));

    assertThat(track.hasClearSegments()).isTrue();
    assertThat(track.keyId(1)).isEqualTo(KEY_ID);
    assertThat(track.keyId(2)).isEqualTo(OTHER);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> track.keyId(0))
        .withMessage("segment: expected one that is encrypted, found clear segment 0");
    assertThat(of(named(OTHER)).hasClearSegments()).isFalse();
  }

  @Test
  void constructor_ivOfASegmentThatDoesNotFit_isRefused() {
    InitializationVector longIv = InitializationVector.of("00112233445566778899aabbccddeeff");
    EncryptionParameters cbcs =
        new EncryptionParameters("cbcs", KEY_ID, /* perSampleIvBytes= */ 0, Optional.of(IV), 1, 9);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(SegmentKey.named(OTHER, IV, List.of(), List.of())))
        .withMessageStartingWith("segmentKeys: expected a constant IV");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new TrackEncryption(
                    cbcs,
                    true,
                    IV,
                    List.of(),
                    List.of(SegmentKey.named(OTHER, longIv, List.of(), List.of()))))
        .withMessageStartingWith("segmentKeys: expected a constant IV");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new SegmentKey(false, Optional.empty(), Optional.of(IV), List.of(), List.of()))
        .withMessageStartingWith("constantIv: expected one with a key id");
  }

  @Test
  void constructor_nothingEncrypted_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of())
        .withMessage("segmentKeys: expected a segment that is encrypted");
    assertThatIllegalArgumentException().isThrownBy(() -> of(SegmentKey.clear(List.of())));
  }

  @Test
  void constructor_ivThatDoesNotFit_isRefused() {
    InitializationVector longIv = InitializationVector.of("00112233445566778899aabbccddeeff");
    EncryptionParameters cbcs =
        new EncryptionParameters("cbcs", KEY_ID, /* perSampleIvBytes= */ 0, Optional.of(IV), 1, 9);
    List<SegmentKey> keys = List.of(SegmentKey.DEFAULT);

    assertThat(new TrackEncryption(cbcs, true, IV, List.of(), keys).firstIv()).isEqualTo(IV);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrackEncryption(CENC, true, longIv, List.of(), keys))
        .withMessage("firstIv: expected 8 bytes, found 00112233445566778899aabbccddeeff");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrackEncryption(cbcs, true, longIv, List.of(), keys))
        .withMessage("firstIv: expected 0011223344556677, found 00112233445566778899aabbccddeeff");
  }
}
