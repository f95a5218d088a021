package io.github.fragmill.dash;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.ScanType;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.presentation.Accessibility;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.presentation.SegmentTimes;
import io.github.fragmill.core.presentation.SwitchingSet;
import io.github.fragmill.core.presentation.TrackAttributes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.SAXException;

class ManifestSchemaTest {

  @ParameterizedTest
  @EnumSource(Layout.class)
  void write_ladder_isValid(Layout layout) throws Exception {
    assertValid(layout, Presentations.ladder(layout));
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void write_keyPerQuality_isValid(Layout layout) throws Exception {
    assertValid(layout, Presentations.keyPerQuality(layout));
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void write_highDynamicRange_isValid(Layout layout) throws Exception {
    assertValid(layout, Presentations.highDynamicRange(layout));
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void write_languages_isValid(Layout layout) throws Exception {
    assertValid(layout, Presentations.languages(layout));
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void write_trickPlay_isValid(Layout layout) throws Exception {
    assertValid(layout, Presentations.trickPlay(layout));
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void write_captionsAndForeignSchemes_isValid(Layout layout) throws Exception {
    TrackAttributes attributes =
        TrackAttributes.NONE
            .captions("CC1=eng", "SERVICE1=eng")
            .accessibility(Accessibility.of("urn:x:<&>", "<\"&\">"))
            .accessibility(Accessibility.of("urn:x:y"))
            .role(Role.of("urn:x:z", "'<&>'"));
    Rendition interlaced =
        Presentations.with(
            Presentations.video(layout, "video"),
            Presentations.videoFormat(720, 576, Ratio.ONE).toBuilder()
                .scanType(ScanType.INTERLACED)
                .build());
    assertValid(
        layout,
        Presentations.of(
            Duration.ofSeconds(10),
            SwitchingSet.builder(List.of(interlaced)).attributes(attributes).build()));
  }

  @Test
  void write_timedSegmentsAndBaseUrls_isValid() throws Exception {
    DashSchema schema = DashSchema.require();
    byte[] document =
        WrittenManifest.of(
                DashManifest.segmentTemplate().baseUrls("https://a.example/x/", "media/"),
                Presentations.languages(Layout.TIMED_SEGMENTS))
            .bytes();
    assertThatCode(() -> schema.validate(document)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void write_coloursOfEachRendition_isValid(Layout layout) throws Exception {
    Rendition hdr =
        Presentations.with(
            Presentations.with(
                Presentations.video(layout, "hdr"),
                Presentations.videoFormat(
                    Optional.empty(), Optional.of(new Colour(9, 16, 9, false)))),
            Presentations.protection(Presentations.HD_KEY, 1).orElseThrow());
    Rendition sdr =
        Presentations.with(
            Presentations.video(layout, "sdr"),
            Presentations.videoFormat(Optional.empty(), Optional.of(new Colour(5, 6, 5, false))));
    assertValid(layout, Presentations.of(hdr, sdr));
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void write_twoCodecs_isValid(Layout layout) throws Exception {
    Rendition hevc =
        Presentations.with(
            Presentations.video(layout, "hevc"),
            Presentations.videoFormat("hvc1", 1920, 1080, Ratio.ONE));
    assertValid(
        layout,
        Presentations.of(
            Duration.ofSeconds(10),
            Presentations.set(Presentations.video(layout, "avc")),
            Presentations.set(hevc)));
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void write_extremes_isValid(Layout layout) throws Exception {
    Rendition rendition =
        Presentations.with(
            Presentations.with(
                Presentations.video(layout, "\"<&>'"), Presentations.addressing(layout, "a b")),
            new TimeScale(0xFFFF_FFFFL),
            new SegmentTimes(
                new long[] {Long.MAX_VALUE - 2, Long.MAX_VALUE - 2}, Long.MAX_VALUE, new long[2]));
    assertValid(
        layout,
        Presentations.of(
            Duration.ofSeconds(Long.MAX_VALUE / 1_000_000_000, 1),
            Presentations.set(Presentations.with(rendition, Optional.<Ratio>empty())),
            Presentations.set("", Presentations.audio(layout, "a"))));
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void validate_misspelledElement_isFound(Layout layout) throws Exception {
    DashSchema schema = DashSchema.require();
    String valid =
        new String(
            WrittenManifest.of(layout, Presentations.ladder(layout)).bytes(),
            StandardCharsets.UTF_8);
    String invalid = valid.replace("ContentProtection", "ContentProtektion");

    assertThatThrownBy(() -> schema.validate(invalid.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(SAXException.class);
  }

  private static void assertValid(Layout layout, Presentation presentation) throws Exception {
    DashSchema schema = DashSchema.require();
    byte[] document = WrittenManifest.of(layout, presentation).bytes();
    assertThatCode(() -> schema.validate(document)).doesNotThrowAnyException();
  }
}
