package io.github.fragmill.integration.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.integration.clips.AudioClip;
import io.github.fragmill.integration.clips.SharedMedia;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.tools.MpdSchema;
import io.github.fragmill.integration.tools.Xml;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What manifests say of audio. */
class AudioManifestIT {

  @ParameterizedTest
  @EnumSource(AudioClip.class)
  void packageTo_ownClip_tellsCodecRateAndChannels(AudioClip clip) throws Exception {
    Element audio = audio(clip.file());

    assertThat(audio.getAttribute("codecs")).isEqualTo(clip.codecs());
    assertThat(audio.getAttribute("audioSamplingRate")).isEqualTo("" + clip.samplingRateHertz());
    assertThat(values(audio, "AudioChannelConfiguration")).containsExactly(clip.channels());
    assertThat(values(audio, "SupplementalProperty")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sample_ac3.mp4, 6, ''",
    "sample_ac4.mp4, 2, 1",
    "sample_alac.mp4, 1, ''",
    "sample_eac3.mp4, 6, ''",
    "sample_eac3joc.mp4, 6, JOC 16",
    "sample_opus.mp4, 2, ''"
  })
  void packageTo_sharedClip_tellsChannelsAndWhatIsBeyond(
      String name, String channels, String properties) throws Exception {
    Element audio = audio(SharedMedia.clip(name));

    assertThat(values(audio, "AudioChannelConfiguration")).containsExactly(channels);
    assertThat(String.join(" ", values(audio, "SupplementalProperty"))).isEqualTo(properties);
  }

  /** Returns the Representation of a clip's audio, from a manifest that is valid. */
  private static Element audio(Path clip) throws Exception {
    MpdSchema schema = MpdSchema.require();
    byte[] manifest =
        MemoryClip.of(Packagers.of(Source.file(clip), Mode.CBCS, Layout.SINGLE_FILE))
            .file("manifest.mpd");
    assertThatCode(() -> schema.validate(manifest)).doesNotThrowAnyException();
    Document document = Xml.parse(manifest);
    return elements(document.getElementsByTagName("Representation")).stream()
        .filter(it -> it.getAttribute("mimeType").equals("audio/mp4"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> values(Element parent, String name) {
    return elements(parent.getElementsByTagName(name)).stream()
        .map(it -> it.getAttribute("value"))
        .toList();
  }

  private static List<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }
}
