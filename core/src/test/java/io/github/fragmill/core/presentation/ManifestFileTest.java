package io.github.fragmill.core.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestFileTest {

  private static final String MPD = "application/dash+xml";

  private static ManifestFile file(String name, String mimeType, int... bytes) {
    byte[] content = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      content[i] = (byte) bytes[i];
    }
    return new ManifestFile(name, mimeType, content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/a.mpd", "../a.mpd", "a/../b", "a\\b", "a\n", "nul.mpd", "a//b"})
  void constructor_nameThatIsNotPlain_isRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> file(name, MPD))
        .withMessageStartingWith("name: expected a plain relative path");
  }

  @Test
  void content_changedOutside_staysTheSame() {
    byte[] bytes = {1, 2, 3};
    ManifestFile file = new ManifestFile("a/b.mpd", MPD, bytes);
    bytes[0] = 9;
    ByteBuffer first = file.content();
    assertThat(first.isReadOnly()).isTrue();
    assertThat(first.get()).isEqualTo((byte) 1);
    assertThat(file.content().remaining()).isEqualTo(3);
    assertThat(file.sizeBytes()).isEqualTo(3);
  }

  @Test
  void equals_anyOtherPart_isDifferent() {
    ManifestFile file = file("a.mpd", MPD, 1, 2);
    assertThat(file)
        .isEqualTo(file("a.mpd", MPD, 1, 2))
        .hasSameHashCodeAs(file("a.mpd", MPD, 1, 2))
        .isNotEqualTo(file("b.mpd", MPD, 1, 2))
        .isNotEqualTo(file("a.mpd", "text/xml", 1, 2))
        .isNotEqualTo(file("a.mpd", MPD, 1, 3))
        .hasToString("a.mpd (application/dash+xml, 2 bytes)");
  }
}
