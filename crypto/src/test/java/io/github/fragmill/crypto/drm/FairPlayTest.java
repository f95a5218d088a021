package io.github.fragmill.crypto.drm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.crypto.testing.ProtectedTrack;
import io.github.fragmill.crypto.testing.Tracks;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairPlayTest {

  private static final ContentKey KEY =
      ContentKey.of("a".repeat(32), "00112233445566778899aabbccddeeff");

  @Test
  void signal_keyIdInTheUri_isPutThere() {
    DrmSignal signal =
        FairPlay.keyUri("skd://films/{keyId}").signal(TestTrack.of("cbcs")).orElseThrow();
    String digits = TestTrack.of("cbcs").parameters().defaultKeyId().toString().replace("-", "");
    assertThat(signal.playlistKey().orElseThrow().uri()).isEqualTo("skd://films/" + digits);
    assertThat(signal.headerPssh()).isEmpty();
    assertThat(signal.manifestPssh()).isEmpty();
  }

  @Test
  void keyUri_noUri_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> FairPlay.keyUri("film 17"));
  }

  @Test
  void build_counterMode_isRefused() {
    CommonEncryption.Builder builder =
        CommonEncryption.builder(Scheme.CENC)
            .key(TrackSelector.all(), KEY)
            .signal(FairPlay.keyUri("skd://film"));
    assertThatIllegalStateException()
        .isThrownBy(builder::build)
        .withMessage("signal(DrmSystem...): FairPlay: expected cbcs, found cenc");
  }

  /** The key server sends one vector with the key. */
  @Test
  void protect_severalTracks_haveTheBaseAsTheirConstantVector() throws Exception {
    InitializationVector base = InitializationVector.of("7".repeat(32));
    CommonEncryption encryption =
        CommonEncryption.builder(Scheme.CBCS)
            .key(TrackSelector.all(), KEY)
            .signal(FairPlay.keyUri("skd://film").in(PsshPlace.BOTH))
            .iv(base)
            .build();
    List<ProtectedTrack> tracks = ProtectedTrack.allOf(encryption, Tracks.video(), Tracks.audio());
    assertThat(tracks)
        .extracting(it -> it.track().parameters().constantIv().orElseThrow())
        .containsExactly(base, base);
  }

  /** In counter mode two tracks with one vector would give away their difference. */
  @Test
  void build_systemOfItsOwnThatNeedsOneVector_isForConstantOnes() {
    DrmSystem system =
        new DrmSystem() {
          @Override
          public java.util.Optional<DrmSignal> signal(DrmTrack track) {
            return java.util.Optional.empty();
          }

          @Override
          public boolean needsOneIv() {
            return true;
          }

          @Override
          public String toString() {
            return "Own";
          }
        };
    CommonEncryption.Builder builder =
        CommonEncryption.builder(Scheme.CENC).key(TrackSelector.all(), KEY).signal(system);
    assertThatIllegalStateException()
        .isThrownBy(builder::build)
        .withMessage("signal(DrmSystem...): Own needs a constant IV, as cbcs has, found cenc");
  }
}
