package io.github.fragmill.cli.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.TextForm;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ManifestsTest {

  private static final Manifests BOTH =
      new Manifests(Optional.of("a.mpd"), Optional.of("b.m3u8"), TextForm.MP4, Optional.empty());

  @Test
  void of_toProperties_same() {
    assertThat(Manifests.of(BOTH.toProperties())).isEqualTo(BOTH);
    Manifests left = BOTH.withoutHls("no HLS: a reason");
    assertThat(Manifests.of(left.toProperties())).isEqualTo(left);
  }

  /** Its text is not in the form that HLS describes unless asked otherwise. */
  @Test
  void of_planThatDoesNotMentionHls_dashOnly() {
    assertThat(Manifests.of(Map.of("manifest", "film.mpd")).names()).containsExactly("film.mpd");
    assertThat(Manifests.of(Map.of()).names()).containsExactly("manifest.mpd");
  }

  @Test
  void of_badProperties_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Manifests.of(Map.of("manifest", "none")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Manifests.of(Map.of("hls", "manifest.mpd")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Manifests.of(Map.of("hls-text", "ttml")))
        .withMessage("expected webvtt or mp4, found ttml");
  }

  @ParameterizedTest
  @EnumSource
  void writers_anyLayout_allSupportIt(Layout layout) {
    assertThat(BOTH.writers(layout)).hasSize(2).allMatch(it -> it.supports(layout));
    assertThat(BOTH.writers(layout).get(1).textForm()).isEqualTo(TextForm.MP4);
    assertThat(BOTH.withoutHls("").writers(layout)).hasSize(1);
  }
}
