package io.github.fragmill.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.protect.port.PresentationTrack;
import io.github.fragmill.core.source.SourceStamp;
import io.github.fragmill.crypto.testing.Bytes;
import io.github.fragmill.crypto.testing.Tracks;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DerivedIvTest {

  private static final String KEY = "00112233445566778899aabbccddeeff";
  private static final ContentKey FIRST = ContentKey.of("a".repeat(32), KEY);
  private static final ContentKey SAME_OF_ANOTHER_ID = ContentKey.of("b".repeat(32), KEY);
  private static final byte[] SECRET_BYTES = Bytes.random(/* seed= */ 7, /* lengthBytes= */ 32);
  private static final IvSecret SECRET = IvSecret.of(SECRET_BYTES);
  private static final SourceStamp STAMP = new SourceStamp(1000, Optional.of("modified 1"));

  private static Derivation derivation() {
    return new Derivation(Scheme.CENC, FIRST, SECRET, "film");
  }

  /** What a base is derived from, but for the tracks. */
  private record Derivation(Scheme scheme, ContentKey key, IvSecret secret, String name) {

    List<InitializationVector> ivs(SourceStamp stamp, Track... tracks) throws FragmillException {
      CommonEncryption protection =
          CommonEncryption.builder(scheme)
              .key(TrackSelector.all(), key)
              .deriveIv(secret, name)
              .build();
      return protection
          .protect(
              Arrays.stream(tracks)
                  .map(track -> PresentationTrack.of(track, 0).withSourceStamp(stamp))
                  .toList())
          .tracks()
          .stream()
          .map(Optional::orElseThrow)
          .map(TrackEncryption::firstIv)
          .toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void protect_samePresentationAnywhere_sameIvs(Scheme scheme) throws Exception {
    Derivation here = new Derivation(scheme, FIRST, SECRET, "film");
    Derivation there =
        new Derivation(
            scheme, ContentKey.of("a".repeat(32), KEY), IvSecret.of(SECRET_BYTES), "film");

    assertThat(there.ivs(STAMP, Tracks.video(), Tracks.audio()))
        .isEqualTo(here.ivs(STAMP, Tracks.video(), Tracks.audio()))
        .doesNotHaveDuplicates();
  }

  /** A file that was replaced may have samples of the same sizes. */
  @Test
  void protect_otherContent_otherIvs() throws Exception {
    List<InitializationVector> ivs = derivation().ivs(STAMP, Tracks.video());

    assertThat(ivs)
        .isNotEqualTo(
            derivation().ivs(new SourceStamp(1000, Optional.of("modified 2")), Tracks.video()))
        .isNotEqualTo(
            derivation().ivs(new SourceStamp(1001, Optional.of("modified 1")), Tracks.video()))
        .isNotEqualTo(derivation().ivs(STAMP, Tracks.video(), Tracks.audio()));
  }

  @Test
  void protect_otherSecretNameSchemeOrKey_otherIvs() throws Exception {
    IvSecret other = IvSecret.of(Bytes.random(/* seed= */ 8, /* lengthBytes= */ 32));
    List<InitializationVector> ivs = derivation().ivs(STAMP, Tracks.video());

    assertThat(ivs)
        .isNotEqualTo(new Derivation(Scheme.CENC, FIRST, other, "film").ivs(STAMP, Tracks.video()))
        .isNotEqualTo(new Derivation(Scheme.CENC, FIRST, SECRET, "").ivs(STAMP, Tracks.video()))
        .isNotEqualTo(new Derivation(Scheme.CENS, FIRST, SECRET, "film").ivs(STAMP, Tracks.video()))
        .isNotEqualTo(
            new Derivation(Scheme.CENC, SAME_OF_ANOTHER_ID, SECRET, "film")
                .ivs(STAMP, Tracks.video()));
  }

  @Test
  void protect_sourceWithoutValidator_isRefused() {
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> derivation().ivs(SourceStamp.ofSize(1000), Tracks.video()))
        .withMessageContaining("validator");
  }

  @Test
  void build_givenAndDerived_isRefused() {
    CommonEncryption.Builder builder =
        CommonEncryption.builder(Scheme.CENC)
            .key(TrackSelector.all(), FIRST)
            .iv(InitializationVector.of("0123456789abcdef"))
            .deriveIv(SECRET, "film");

    assertThatIllegalStateException().isThrownBy(builder::build).withMessageContaining("deriveIv");
  }

  @Test
  void secret_shortOrNotRandom_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> IvSecret.of(new byte[15]));
    assertThatIllegalArgumentException().isThrownBy(() -> IvSecret.of(new byte[16]));
  }

  @Test
  void secret_asText_showsNothing() {
    assertThat(SECRET).hasToString("IV secret").isEqualTo(IvSecret.of(SECRET_BYTES));
  }
}
