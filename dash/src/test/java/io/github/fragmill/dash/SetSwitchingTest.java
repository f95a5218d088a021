package io.github.fragmill.dash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.presentation.SegmentTimes;
import io.github.fragmill.core.presentation.SwitchingSet;
import io.github.fragmill.core.presentation.TrackAttributes;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SetSwitchingTest {

  private static final Layout LAYOUT = Layout.SINGLE_FILE;
  private static final String PROPERTY =
      "//SupplementalProperty[@schemeIdUri='urn:mpeg:dash:adaptation-set-switching:2016']/@value";

  @Test
  void property_threeCodecs_nameEachOther() throws Exception {
    WrittenManifest manifest =
        manifestOf(
            Presentations.set(video("avc1", "a"), video("avc1", "b")),
            Presentations.set(video("hvc1", "c")),
            Presentations.set(video("av01", "d")));

    assertThat(manifest.find(PROPERTY)).containsExactly("1,2", "0,2", "0,1");
  }

  @Test
  void property_trickPlay_isNotAnnounced() throws Exception {
    Presentation presentation = Presentations.trickPlay(LAYOUT);

    assertThat(WrittenManifest.of(LAYOUT, presentation).find(PROPERTY)).containsExactly("1", "0");
  }

  @Test
  void property_oneCodecTwice_isNotAnnounced() throws Exception {
    assertThat(
            manifestOf(Presentations.set(video("avc1", "a")), Presentations.set(video("avc1", "b")))
                .find(PROPERTY))
        .isEmpty();
  }

  @Test
  void property_otherPurpose_isNotAnnounced() throws Exception {
    SwitchingSet set = Presentations.set(video("hvc1", "b"));
    SwitchingSet alternate =
        set.toBuilder().attributes(TrackAttributes.NONE.role(Role.ALTERNATE)).build();

    assertThat(manifestOf(Presentations.set(video("avc1", "a")), alternate).find(PROPERTY))
        .isEmpty();
  }

  @Test
  void property_otherBoundaries_isNotAnnounced() throws Exception {
    assertThat(manifestOf(cut(900_900, 0, 360_360, 720_720), cut(900_900, 0, 360_361, 720_720)))
        .satisfies(manifest -> assertThat(manifest.find(PROPERTY)).isEmpty());
    assertThat(manifestOf(cut(900_900, 0, 360_360), cut(900_900, 0, 360_360, 720_720)))
        .satisfies(manifest -> assertThat(manifest.find(PROPERTY)).isEmpty());
  }

  @Test
  void property_otherEnd_isNotAnnouncedBeyondAFrame() throws Exception {
    assertThat(manifestOf(cut(903_903, 0, 360_360), cut(900_900, 0, 360_360)).find(PROPERTY))
        .containsExactly("1", "0");
    assertThat(manifestOf(cut(903_905, 0, 360_360), cut(900_900, 0, 360_360)).find(PROPERTY))
        .isEmpty();
  }

  @Test
  void property_audioBesideIt_isNotAnnounced() throws Exception {
    assertThat(
            manifestOf(
                    Presentations.set(video("avc1", "a")),
                    Presentations.set(Presentations.audio(LAYOUT, "b")))
                .find(PROPERTY))
        .isEmpty();
  }

  private int nextCodec;

  private SwitchingSet cut(long endTicks, long... startTicks) {
    String codec = nextCodec++ % 2 == 0 ? "avc1" : "hvc1";
    return Presentations.set(
        Presentations.with(
            video(codec, "v" + nextCodec),
            Presentations.VIDEO_SCALE,
            new SegmentTimes(startTicks, endTicks, new long[startTicks.length])));
  }

  private static Rendition video(String sampleEntryType, String id) {
    return Presentations.with(
        Presentations.video(LAYOUT, id),
        Presentations.videoFormat(sampleEntryType, 1920, 1080, Ratio.ONE));
  }

  private static WrittenManifest manifestOf(SwitchingSet... sets) throws Exception {
    return WrittenManifest.of(LAYOUT, Presentations.of(Duration.ofSeconds(10), sets));
  }
}
