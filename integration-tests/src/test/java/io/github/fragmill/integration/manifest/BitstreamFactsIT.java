package io.github.fragmill.integration.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Movie;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.integration.clips.FactClip;
import io.github.fragmill.integration.clips.OwnClip;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.tools.Ffmpeg;
import io.github.fragmill.integration.tools.Ffprobe;
import io.github.fragmill.integration.tools.MpdSchema;
import io.github.fragmill.integration.tools.Xml;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What manifests and headers say of video is what ffmpeg finds in them. */
class BitstreamFactsIT {

  private final Path directory;

  BitstreamFactsIT(@TempDir Path directory) {
    this.directory = directory;
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void packageTo_turnedVideo_manifestHasItAsPresented(Layout layout) throws Exception {
    Element set = videoSet(packaged(OwnClip.TURNED.file(), Mode.CBCS, layout));
    Element video = representation(set);

    assertThat(video.getAttribute("id")).isEqualTo("video-320");
    assertThat(video.getAttribute("width")).isEqualTo("180");
    assertThat(video.getAttribute("height")).isEqualTo("320");
    assertThat(video.getAttribute("sar")).isEqualTo("1:1");
    assertThat(set.getAttribute("maxWidth")).isEqualTo("180");
    assertThat(set.getAttribute("maxHeight")).isEqualTo("320");
    assertThat(set.getAttribute("par")).isEqualTo("9:16");
  }

  @Test
  void packageTo_interlacedH264_manifestSaysSo() throws Exception {
    MemoryClip files = packaged(OwnClip.INTERLACED.file(), Mode.CLEAR, Layout.SINGLE_FILE);

    assertThat(representation(videoSet(files)).getAttribute("scanType")).isEqualTo("interlaced");
    assertThat(representation(videoSet(files)).getAttribute("frameRate")).isEqualTo("25");
    assertThat(probe(files, "video-180.mp4", "field_order")).isEqualTo("tt");
  }

  @Test
  void packageTo_interlacedH265_manifestSaysSo() throws Exception {
    MemoryClip files = packaged(FactClip.INTERLACED_H265.file(), Mode.CLEAR, Layout.SINGLE_FILE);

    assertThat(representation(videoSet(files)).getAttribute("scanType")).isEqualTo("interlaced");
  }

  @Test
  void packageTo_progressive_manifestSaysNothing() throws Exception {
    MemoryClip files = packaged(OwnClip.MOOV_LAST.file(), Mode.CLEAR, Layout.SINGLE_FILE);

    assertThat(representation(videoSet(files)).hasAttribute("scanType")).isFalse();
    assertThat(descriptors(videoSet(files), "Accessibility")).isEmpty();
    assertThat(probe(files, "video-180.mp4", "field_order")).isEqualTo("progressive");
  }

  @Test
  void packageTo_coloursOnlyInTheBitstream_areInTheManifest() throws Exception {
    Path clip = FactClip.COLOURS_IN_H264.file();
    assertThat(Files.readString(clip, StandardCharsets.ISO_8859_1)).doesNotContain("colr");

    MemoryClip files = packaged(clip, Mode.CLEAR, Layout.SINGLE_FILE);

    assertThat(descriptors(videoSet(files), "SupplementalProperty"))
        .containsExactly(
            "urn:mpeg:mpegB:cicp:ColourPrimaries=5",
            "urn:mpeg:mpegB:cicp:TransferCharacteristics=6",
            "urn:mpeg:mpegB:cicp:MatrixCoefficients=5");
    assertThat(representation(videoSet(files)).getAttribute("codecs")).startsWith("avc1.64");
    assertThat(probe(files, "video-180.mp4", "color_primaries")).isEqualTo("bt470bg");
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"CLEAR", "CBCS", "CENC"})
  void packageTo_captionsInTheBitstream_areAnnouncedAndStayThere(Mode mode) throws Exception {
    MemoryClip files = packaged(FactClip.CAPTIONS.file(), mode, Layout.SINGLE_FILE);

    assertThat(descriptors(videoSet(files), "Accessibility"))
        .containsExactly("urn:scte:dash:cc:cea-608:2015=CC1=und");
    if (mode == Mode.CLEAR) {
      assertThat(captions(files, "video-180.mp4")).contains("en first", "en over & out", "en last");
    }
  }

  @Test
  void packageTo_captionsThatAreSet_goBeforeThoseThatAreFound() throws Exception {
    MemoryClip files =
        MemoryClip.of(
            Packager.create()
                .add(
                    Source.file(FactClip.CAPTIONS.file()),
                    track -> true,
                    it -> it.captions("CC1=en", "SERVICE1=deu"))
                .manifest(DashManifest.onDemand()));

    assertThat(descriptors(videoSet(files), "Accessibility"))
        .containsExactly(
            "urn:scte:dash:cc:cea-608:2015=CC1=eng", "urn:scte:dash:cc:cea-708:2015=1=lang:ger");
  }

  @Test
  void packageTo_languageOfARegion_isWholeInTheHeader() throws Exception {
    MemoryClip files =
        MemoryClip.of(
            Packager.create()
                .audio(Source.file(OwnClip.AUDIO_ONLY.file()), it -> it.language("en-GB"))
                .manifest(DashManifest.onDemand()));

    Path file = Files.write(directory.resolve("british.mp4"), files.file("audio-en-gb.mp4"));
    assertThat(Movie.read(Source.file(file)).tracks().get(0).language()).contains("en-GB");
    assertThat(Ffprobe.require().fact(file, "stream_tags=language")).isEqualTo("eng");
  }

  private static MemoryClip packaged(Path clip, Mode mode, Layout layout) throws Exception {
    return MemoryClip.of(Packagers.of(Source.file(clip), mode, layout));
  }

  private static Element videoSet(MemoryClip files) throws Exception {
    byte[] manifest = files.file("manifest.mpd");
    MpdSchema.require().validate(manifest);
    return (Element) Xml.parse(manifest).getElementsByTagName("AdaptationSet").item(0);
  }

  private static Element representation(Element set) {
    return (Element) set.getElementsByTagName("Representation").item(0);
  }

  private static List<String> descriptors(Element set, String name) {
    List<String> found = new ArrayList<>();
    NodeList elements = set.getElementsByTagName(name);
    for (int index = 0; index < elements.getLength(); index++) {
      Element element = (Element) elements.item(index);
      found.add(element.getAttribute("schemeIdUri") + "=" + element.getAttribute("value"));
    }
    return found;
  }

  /** Returns what ffmpeg's decoder reads in line 21. */
  private String captions(MemoryClip files, String name) throws Exception {
    Path file = Files.write(directory.resolve(name), files.file(name));
    Path text = directory.resolve("captions.srt");
    Ffmpeg.require()
        .run(List.of("-f", "lavfi", "-i", "movie=" + file + "[out+subcc]", "-map", "0:s"), text);
    return Files.readString(text);
  }

  private String probe(MemoryClip files, String name, String field) throws Exception {
    Path file = Files.write(directory.resolve(name), files.file(name));
    return Ffprobe.require().fact(file, "stream=" + field);
  }
}
