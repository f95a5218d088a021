package io.github.fragmill.core.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelativeUriTest {

  @Test
  void ofPath_plainName_isUnchanged() {
    assertThat(RelativeUri.ofPath("video-1080/Init_1.~mp4")).isEqualTo("video-1080/Init_1.~mp4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http:evil/x.mp4",
        "100% real #1?.mp4",
        "$Number$.mp4",
        "\u00e5\u00e4\u00f6/\ud83c\udfac.mp4",
        "a;b=c&d\"<>'\\.mp4"
      })
  void ofPath_hostileName_resolvesToThatFile(String path) {
    URI resolved = URI.create("http://cdn/title/manifest.mpd").resolve(RelativeUri.ofPath(path));

    assertThat(resolved.getHost()).isEqualTo("cdn");
    assertThat(resolved.getPath()).isEqualTo("/title/" + path);
    assertThat(resolved.getRawPath()).doesNotContain("$");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/a.mp4", "a//b.mp4", "a/", ".", "../a.mp4", "a/./b.mp4", "a/.."})
  void ofPath_notARelativePath_isRefused(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RelativeUri.ofPath(path))
        .withMessageContaining("expected a relative path");
  }
}
