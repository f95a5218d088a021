package io.github.fragmill.integration.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.fragmill.core.Packager;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Texts;
import io.github.fragmill.integration.tools.MpdSchema;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Manifests of presentations with text. */
class TextManifestIT {

  @Test
  void packageTo_textOfEveryKind_manifestIsValid() throws Exception {
    MpdSchema schema = MpdSchema.require();
    for (DashManifest writer :
        new DashManifest[] {DashManifest.onDemand(), DashManifest.segmentTemplate()}) {
      byte[] segments = manifest(Texts.inSegments(Mode.CBCS, writer));
      assertThatCode(() -> schema.validate(segments)).doesNotThrowAnyException();
      assertThat(new String(segments, StandardCharsets.UTF_8))
          .contains("codecs=\"wvtt\"", "codecs=\"stpp.ttml.im1t\"", "value=\"subtitle\"");
      byte[] files = manifest(Texts.asFiles(Mode.CBCS, writer));
      assertThatCode(() -> schema.validate(files)).doesNotThrowAnyException();
      assertThat(new String(files, StandardCharsets.UTF_8))
          .contains("mimeType=\"text/vtt\"", "mimeType=\"application/ttml+xml\"")
          .contains("<BaseURL>text-fr.vtt</BaseURL>", "value=\"subtitle\"");
    }
  }

  private static byte[] manifest(Packager packager) throws Exception {
    return MemoryClip.of(packager).file("manifest.mpd");
  }
}
