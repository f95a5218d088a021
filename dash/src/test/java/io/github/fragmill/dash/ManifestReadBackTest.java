package io.github.fragmill.dash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Presentation;
import io.lindstrom.mpd.MPDParser;
import io.lindstrom.mpd.data.AdaptationSet;
import io.lindstrom.mpd.data.FrameRate;
import io.lindstrom.mpd.data.MPD;
import io.lindstrom.mpd.data.PresentationType;
import io.lindstrom.mpd.data.Representation;
import io.lindstrom.mpd.data.Segment;
import io.lindstrom.mpd.data.SegmentBase;
import io.lindstrom.mpd.data.SegmentTemplate;
import io.lindstrom.mpd.data.descriptor.Descriptor;
import io.lindstrom.mpd.data.descriptor.protection.Mp4Protection;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody else's parser finds what was meant. */
class ManifestReadBackTest {

  @Test
  void write_onDemand_isReadBackByMpdParser() throws Exception {
    MPD mpd = readBack(Layout.SINGLE_FILE, Presentations.ladder(Layout.SINGLE_FILE));

    assertThat(mpd.getType()).isEqualTo(PresentationType.STATIC);
    assertThat(mpd.getMediaPresentationDuration()).isEqualTo(Duration.ofMillis(10_023));
    assertThat(mpd.getMinBufferTime()).isEqualTo(Duration.ofMillis(4011));
    List<AdaptationSet> sets = mpd.getPeriods().get(0).getAdaptationSets();
    assertThat(sets).extracting(AdaptationSet::getLang).containsExactly(null, "en", "sv-SE");
    assertThat(sets.get(0).getRepresentations())
        .extracting(Representation::getId)
        .containsExactly("video-1080", "video-720");
    Representation video = sets.get(0).getRepresentations().get(0);
    assertThat(video.getCodecs()).isEqualTo("avc1.640028");
    assertThat(video.getWidth()).isEqualTo(1920);
    assertThat(video.getFrameRate()).isEqualTo(new FrameRate(30_000, 1001L));
    assertThat(video.getBaseURLs()).hasSize(1);
    SegmentBase segmentBase = video.getSegmentBase();
    assertThat(segmentBase.getIndexRange()).isEqualTo("1000-1067");
    assertThat(segmentBase.getIndexRangeExact()).isTrue();
    assertThat(segmentBase.getInitialization().getRange()).isEqualTo("0-999");
  }

  @Test
  void write_live_isReadBackByMpdParser() throws Exception {
    MPD mpd =
        readBack(Layout.NUMBERED_SEGMENTS, Presentations.keyPerQuality(Layout.NUMBERED_SEGMENTS));

    AdaptationSet audio = mpd.getPeriods().get(0).getAdaptationSets().get(2);
    SegmentTemplate template = audio.getRepresentations().get(0).getSegmentTemplate();
    assertThat(template.getTimescale()).isEqualTo(48_000);
    assertThat(template.getStartNumber()).isEqualTo(1);
    assertThat(template.getInitialization()).isEqualTo("sound/init.mp4");
    assertThat(template.getMedia()).isEqualTo("sound/$Number$.m4s");
    assertThat(template.getSegmentTimeline())
        .extracting(Segment::getD)
        .containsExactly(192_000L, 192_512L, 96_080L);
    assertThat(template.getSegmentTimeline().get(0).getT()).isEqualTo(512);
    assertThat(audio.getContentProtections())
        .extracting(Descriptor::getSchemeIdUri)
        .containsExactly(
            "urn:mpeg:dash:mp4protection:2011",
            "urn:uuid:" + Presentations.WIDEVINE,
            "urn:uuid:" + Presentations.COMMON_SYSTEM);
    assertThat(((Mp4Protection) audio.getContentProtections().get(0)).getDefaultKID())
        .isEqualTo(Presentations.SD_KEY.toString());
  }

  private static MPD readBack(Layout layout, Presentation presentation) throws Exception {
    // The parser knows cenc:pssh in Widevine's element only.
    ObjectMapper mapper =
        MPDParser.defaultObjectMapper()
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    return new MPDParser(mapper)
        .parse(new ByteArrayInputStream(WrittenManifest.of(layout, presentation).bytes()));
  }
}
