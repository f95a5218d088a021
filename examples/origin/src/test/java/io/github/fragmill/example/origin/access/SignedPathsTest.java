package io.github.fragmill.example.origin.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.example.origin.config.Secret;
import io.github.fragmill.origin.OriginRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SignedPathsTest {

  private static final Secret SECRET = Secret.of("--x", "a secret of these tests");
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final SignedPaths paths = at(NOW);

  private static SignedPaths at(Instant now) {
    return new SignedPaths(SECRET, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static boolean isAllowed(SignedPaths paths, String path) {
    return paths.check(OriginRequest.of("GET", path)).request().isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"film", "a b+c", "100%", "på svenska", "s", "x~y"})
  void prefix_ofTitle_allowsAllItsFilesUntilThen(String title) {
    String prefix = paths.prefix(title, HOUR);

    Access access = paths.check(OriginRequest.of("GET", prefix + "video-360/1.m4s"));

    assertThat(access.request().orElseThrow().rawPath())
        .endsWith("/video-360/1.m4s")
        .isEqualTo(prefix.replaceFirst("^/s/\\d+/[^/]+", "") + "video-360/1.m4s");
    assertThat(access.maxAge()).contains(HOUR);
    assertThat(isAllowed(at(NOW.plus(HOUR).minusSeconds(1)), prefix + "manifest.mpd")).isTrue();
    assertThat(isAllowed(at(NOW.plus(HOUR)), prefix + "manifest.mpd")).isFalse();
  }

  @Test
  void check_allowed_keepsMethodAndFields() {
    OriginRequest asked =
        OriginRequest.of("HEAD", paths.prefix("film", HOUR) + "a", Map.of("Range", "bytes=0-1"));

    OriginRequest inner = paths.check(asked).request().orElseThrow();

    assertThat(inner.method()).isEqualTo("HEAD");
    assertThat(inner.rawPath()).isEqualTo("/film/a");
    assertThat(inner.field("range")).contains("bytes=0-1");
  }

  @Test
  void check_anythingChanged_denies() {
    String path = paths.prefix("film", HOUR) + "manifest.mpd";
    assertThat(isAllowed(paths, path)).isTrue();

    assertThat(isAllowed(paths, path.replace("/film/", "/other/"))).isFalse();
    assertThat(isAllowed(paths, path.replaceFirst("/s/(\\d+)\\d/", "/s/$19/"))).isFalse();
    char last = path.charAt(path.indexOf("/film/") - 2);
    assertThat(isAllowed(paths, path.replace(last + "", last == 'A' ? "B" : "A"))).isFalse();
    assertThat(
            isAllowed(
                new SignedPaths(
                    Secret.of("--x", "another secret of tests"), Clock.fixed(NOW, ZoneOffset.UTC)),
                path))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/film/manifest.mpd",
        "/",
        "/s/",
        "/s/film/manifest.mpd",
        "/s/99999999999/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/film/manifest.mpd",
        "/s/-1/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/film/manifest.mpd",
        "/s/99999999999/AAAA/film/manifest.mpd",
        "/s/99999999999/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/%/manifest.mpd",
        "/s/99999999999999999999999/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/film/a"
      })
  void check_otherPath_denies(String path) {
    assertThat(isAllowed(paths, path)).isFalse();
  }

  /** A signature for one title says nothing of another, however they are written. */
  @Test
  void check_expiryMovedIntoTitle_denies() {
    String path = paths.prefix("1\nfilm", HOUR);
    assertThat(isAllowed(paths, path.replace("1%0Afilm", "film") + "a")).isFalse();
  }

  @Test
  void loggedPath_signed_hasNoSignature() {
    String prefix = paths.prefix("film", HOUR);
    assertThat(paths.loggedPath(prefix + "manifest.mpd")).isEqualTo("/s/-/-/film/manifest.mpd");
    assertThat(paths.loggedPath("/s/1")).isEqualTo("/s/1");
    assertThat(paths.loggedPath("/film/manifest.mpd")).isEqualTo("/film/manifest.mpd");
  }
}
