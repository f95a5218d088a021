package io.github.fragmill.integration.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.integration.clips.SharedMedia;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.tools.MpdSchema;
import io.github.fragmill.integration.tools.Xml;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What manifests say of video besides its codec. */
class VideoManifestIT {

  @Test
  void packageTo_dolbyVisionForOthersToo_isSupplementalCodec() throws Exception {
    MpdSchema schema = MpdSchema.require();
    byte[] manifest =
        MemoryClip.of(
                Packagers.of(
                    Source.file(SharedMedia.clip("dolbyVision-hdr.MOV")),
                    Mode.CBCS,
                    Layout.SINGLE_FILE))
            .file("manifest.mpd");

    assertThatCode(() -> schema.validate(manifest)).doesNotThrowAnyException();
    Element video = (Element) Xml.parse(manifest).getElementsByTagName("Representation").item(0);
    assertThat(video.getAttribute("codecs")).isEqualTo("hvc1.2.4.L93.B0");
    assertThat(video.getAttribute("scte214:supplementalCodecs")).isEqualTo("dvh1.08.02");
    assertThat(video.getAttribute("scte214:supplementalProfiles")).isEqualTo("db4h");
    assertThat(new String(manifest, StandardCharsets.UTF_8))
        .contains("urn:mpeg:mpegB:cicp:TransferCharacteristics\" value=\"18\"");
  }
}
