package io.github.fragmill.crypto.drm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.Pssh;
import io.github.fragmill.crypto.testing.Bytes;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DrmSystemTest {

  @Test
  void signal_common_version1WithTheKeyIdAndNoData() {
    DrmSignal signal = DrmSystem.common().signal(TestTrack.of("cenc")).orElseThrow();

    assertThat(signal.headerPssh()).isEmpty();
    assertThat(signal.licenseUrl()).isEmpty();
    assertThat(signal.manifestPssh().orElseThrow().toBox())
        .isEqualTo(
            Bytes.hex(
                "00000034 70737368 01000000 1077efecc0b24d02ace33c1e52e2fb4b"
                    + "00000001 0123456789abcdef0123456789abcdef 00000000"));
  }

  @ParameterizedTest
  @CsvSource({"HEADER, true, false", "MANIFEST, false, true", "BOTH, true, true"})
  void in_place_boxThereOnly(PsshPlace place, boolean inHeader, boolean inManifest) {
    URI url = URI.create("https://example.com/");
    DrmSystem system = Widevine.keyId().licenseUrl(url).in(place);

    DrmSignal signal = system.signal(TestTrack.of("cbcs")).orElseThrow();

    assertThat(signal.headerPssh().isPresent()).isEqualTo(inHeader);
    assertThat(signal.manifestPssh().isPresent()).isEqualTo(inManifest);
    assertThat(signal.licenseUrl()).contains(url);
  }

  @Test
  void in_placeOfASilentSystem_silent() {
    DrmSystem silent = track -> Optional.empty();

    assertThat(silent.in(PsshPlace.BOTH).signal(TestTrack.of("cbcs"))).isEmpty();
  }

  @Test
  void in_twice_boxInTheLastPlace() {
    DrmSystem moved = DrmSystem.common().in(PsshPlace.HEADER).in(PsshPlace.MANIFEST);

    assertThat(moved.signal(TestTrack.of("cbcs")))
        .isEqualTo(DrmSystem.common().signal(TestTrack.of("cbcs")));
  }

  @Test
  void in_anyPlace_boxesThatDifferStayApart() {
    Pssh one = new Pssh(new UUID(1, 2), List.of(), new byte[] {1});
    Pssh other = new Pssh(new UUID(1, 2), List.of(), new byte[] {2});
    DrmSignal signal =
        new DrmSignal(
            new UUID(1, 2),
            Optional.of(one),
            Optional.of(other),
            /* licenseUrl= */ Optional.empty());
    DrmSystem system = track -> Optional.of(signal);

    assertThat(system.in(PsshPlace.BOTH).signal(TestTrack.of("cbcs"))).contains(signal);
    assertThat(system.in(PsshPlace.HEADER).signal(TestTrack.of("cbcs")).orElseThrow().headerPssh())
        .contains(one);
  }

  @Test
  void signal_commonWithSeveralKeys_listsThem() {
    KeyId second = KeyId.of("c".repeat(32));
    Pssh pssh =
        DrmSystem.common()
            .signal(TestTrack.of("cbcs").with(second))
            .flatMap(DrmSignal::manifestPssh)
            .orElseThrow();

    assertThat(pssh.keyIds()).containsExactly(TestTrack.KEY_ID, second);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cenc", "cens", "cbc1", "cbcs"})
  void requireScheme_anySystem_takesAll(String scheme) {
    for (DrmSystem system :
        List.<DrmSystem>of(
            DrmSystem.common(),
            Widevine.keyId(),
            PlayReady.keyId(),
            PlayReady.keyId().in(PsshPlace.MANIFEST),
            ClearKey.licenseUrl(URI.create("https://example.com/")),
            track -> Optional.empty())) {
      assertThatCode(() -> system.requireScheme(scheme)).doesNotThrowAnyException();
    }
  }

  @Test
  void signal_clearKey_urlForTheManifestAndNothingElse() {
    URI url = URI.create("https://example.com/keys?film=1");

    assertThat(ClearKey.licenseUrl(url).signal(TestTrack.of("cbcs")))
        .contains(
            new DrmSignal(
                UUID.fromString("e2719d58-a985-b3c9-781a-b030af78d30e"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(url)));
  }

  @Test
  void licenseUrl_relative_refusedByEachSystem() {
    URI relative = URI.create("keys");
    String message = "licenseUrl: expected an absolute URL, found keys";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClearKey.licenseUrl(relative))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Widevine.keyId().licenseUrl(relative))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlayReady.licenseUrl(relative))
        .withMessage(message);
  }

  @Test
  void licenseUrl_withoutHost_refusedWithoutRepeatingIt() {
    URI pair = URI.create("eb676abb:100b6c20");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClearKey.licenseUrl(pair))
        .withMessage("licenseUrl: expected an absolute URL with a host");
  }

  @Test
  void toString_ofSystems_theirNames() {
    assertThat(DrmSystem.common()).hasToString("common");
    assertThat(Widevine.keyId()).hasToString("Widevine");
    assertThat(PlayReady.keyId()).hasToString("PlayReady");
    assertThat(RawPssh.of(new Pssh(new UUID(0, 1), List.of(), new byte[0]).toBox()))
        .hasToString("pssh 00000000-0000-0000-0000-000000000001 for []");
  }
}
