package io.github.fragmill.core.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaylistKeyTest {

  @Test
  void new_fairPlay_isAccepted() {
    assertThat(new PlaylistKey("com.apple.streamingkeydelivery", "1/2", "skd://film-1").uri())
        .isEqualTo("skd://film-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "film", "skd://a\"b", "skd://a\n#EXT-X-ENDLIST", "skd://a b", "skd://ä"})
  void new_noAbsoluteUri_isRefusedWithoutShowingIt(String uri) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PlaylistKey("identity", "1", uri))
        .withMessage("uri: expected an absolute URI such as skd://film-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\"", "a\n", ":a"})
  void new_noFormat_isRefused(String format) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PlaylistKey(format, "1", "skd://film"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1/", "a", "1,2"})
  void new_noVersions_isRefused(String versions) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PlaylistKey("identity", versions, "skd://film"));
  }
}
