package io.github.fragmill.dash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.presentation.SidecarFile;
import io.github.fragmill.core.presentation.TrackAttributes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SidecarFileMapperTest {

  private static SidecarFile file(String id, long sizeBytes, TrackAttributes attributes) {
    return new SidecarFile(id, id + ".vtt", "text/vtt", sizeBytes, attributes);
  }

  private static String manifest(SidecarFile... files) throws Exception {
    Presentation clear = Presentations.languages(Layout.SINGLE_FILE);
    Presentation presentation =
        Presentation.builder(clear.duration(), clear.switchingSets())
            .sidecarFiles(List.of(files))
            .build();
    return new String(
        WrittenManifest.of(
                DashManifest.onDemand().minBufferTime(Duration.ofSeconds(2)), presentation)
            .bytes(),
        StandardCharsets.UTF_8);
  }

  @Test
  void write_sidecarFile_isAnAdaptationSetOfItsOwn() throws Exception {
    assertThat(manifest(file("text-en", 1000, TrackAttributes.NONE.language("en"))))
        .containsSubsequence(
            "contentType=\"text\" lang=\"en\" mimeType=\"text/vtt\"",
            "urn:mpeg:dash:role:2011\" value=\"subtitle\"",
            "<Representation id=\"text-en\" bandwidth=\"4000\" mimeType=\"text/vtt\">",
            "<BaseURL>text-en.vtt</BaseURL>");
  }

  @Test
  void write_sidecarFileWithARole_hasNoOther() throws Exception {
    TrackAttributes caption = TrackAttributes.NONE.role(Role.CAPTION);
    assertThat(manifest(file("text", 0, caption)))
        .contains("value=\"caption\"", "bandwidth=\"1\"")
        .doesNotContain("value=\"subtitle\"");
  }

  @Test
  void write_idWithWhiteSpace_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> manifest(file("a b", 1, TrackAttributes.NONE)));
  }
}
