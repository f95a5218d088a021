package io.github.fragmill.dash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.SegmentTimes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DashManifestTest {

  @ParameterizedTest
  @EnumSource(Layout.class)
  void supports_anyLayout_isOfOneProfileOnly(Layout layout) {
    assertThat(DashManifest.onDemand().supports(layout)).isEqualTo(layout == Layout.SINGLE_FILE);
    assertThat(DashManifest.segmentTemplate().supports(layout))
        .isEqualTo(layout != Layout.SINGLE_FILE);
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void write_layoutOfTheOtherProfile_isRefused(Layout layout) {
    DashManifest other =
        layout == Layout.SINGLE_FILE ? DashManifest.segmentTemplate() : DashManifest.onDemand();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> other.write(Presentations.ladder(layout)))
        .withMessageStartingWith("layout: expected one of ")
        .withMessageEndingWith("found " + layout);
  }

  @Test
  void write_fileNameNotSet_isManifestMpd() throws Exception {
    ManifestFile file =
        DashManifest.onDemand().write(Presentations.ladder(Layout.SINGLE_FILE)).get(0);

    assertThat(file.name()).isEqualTo("manifest.mpd");
    assertThat(file.mimeType()).isEqualTo("application/dash+xml");
  }

  @Test
  void fileName_set_returnsCopyWithOtherOptionsKept() throws Exception {
    Presentation presentation = Presentations.ladder(Layout.NUMBERED_SEGMENTS);
    DashManifest original = DashManifest.segmentTemplate().minBufferTime(Duration.ofSeconds(7));
    DashManifest copy = original.fileName("stream.mpd");

    assertThat(copy.write(presentation))
        .extracting(ManifestFile::name)
        .containsExactly("stream.mpd");
    assertThat(original.write(presentation))
        .extracting(ManifestFile::name)
        .containsExactly("manifest.mpd");
    assertThat(WrittenManifest.of(copy, presentation).find("/MPD/@minBufferTime"))
        .containsExactly("PT7S");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "a/b.mpd",
        "/a.mpd",
        "a\\b.mpd",
        "C:a.mpd",
        "a\n.mpd",
        "a\0.mpd",
        "a.mpd.",
        "a.mpd ",
        "nul.mpd",
        "a\u2028.mpd"
      })
  void fileName_notPlain_isRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DashManifest.onDemand().fileName(name))
        .withMessageStartingWith("fileName: expected a plain file name");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void minBufferTime_notPositive_isRefused(long nanos) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DashManifest.onDemand().minBufferTime(Duration.ofNanos(nanos)))
        .withMessageStartingWith("minBufferTime: expected more than 0");
  }

  @Test
  void baseUrls_several_areInTheManifest() throws Exception {
    DashManifest manifest =
        DashManifest.segmentTemplate()
            .baseUrls("https://a.example/x/", "../media/")
            .fileName("a.mpd");

    assertThat(
            WrittenManifest.of(manifest, Presentations.ladder(Layout.NUMBERED_SEGMENTS))
                .find("/MPD/BaseURL"))
        .containsExactly("https://a.example/x/", "../media/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "media", "https://a.example", "https://a.example/x/?y=/", "a/#b/", "a b/"})
  void baseUrls_notAFolder_isRefused(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DashManifest.segmentTemplate().baseUrls("ok/", url))
        .withMessageStartingWith("baseUrls: ");
  }

  @Test
  void write_anyPresentation_hasDeclarationAndLineFeedsOnly() throws Exception {
    String text =
        new String(
            WrittenManifest.of(
                    Layout.NUMBERED_SEGMENTS, Presentations.ladder(Layout.NUMBERED_SEGMENTS))
                .bytes(),
            StandardCharsets.UTF_8);

    assertThat(text)
        .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<MPD ")
        .endsWith("\n</MPD>\n")
        .doesNotContain("\r")
        .contains("\n    <Period");
  }

  /** A packaging run begins with sizes of one byte, to see whether the manifest can be written. */
  @ParameterizedTest
  @EnumSource(Layout.class)
  void write_smallestSegments_isAccepted(Layout layout) throws Exception {
    Rendition video =
        Presentations.with(
            Presentations.video(layout, "v"),
            Presentations.VIDEO_SCALE,
            new SegmentTimes(new long[] {0, 0}, 0, new long[] {1, 1}));

    assertThat(
            WrittenManifest.of(layout, Presentations.of(video)).find("//Representation/@bandwidth"))
        .containsExactly("8");
  }

  @Test
  void toString_anyManifest_namesProfileAndFile() {
    assertThat(DashManifest.onDemand())
        .hasToString("urn:mpeg:dash:profile:isoff-on-demand:2011 as manifest.mpd");
  }
}
