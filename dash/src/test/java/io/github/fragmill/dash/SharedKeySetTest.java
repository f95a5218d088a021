package io.github.fragmill.dash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.RenditionProtection;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.presentation.SegmentTimes;
import io.github.fragmill.core.presentation.SwitchingSet;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.presentation.TrickPlay;
import io.github.fragmill.core.protect.KeyId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SharedKeySetTest {

  private static final Layout LAYOUT = Layout.NUMBERED_SEGMENTS;
  private static final String KEY_ID = "/ContentProtection/@*[name()='cenc:default_KID']";
  private static final String SWITCHING =
      "/SupplementalProperty[@schemeIdUri='urn:mpeg:dash:adaptation-set-switching:2016']/@value";

  @Test
  void of_sameKeyAndOtherIv_isOneSet() throws Exception {
    WrittenManifest manifest =
        manifestOf(
            encrypted("a", Presentations.HD_KEY, 1), encrypted("b", Presentations.HD_KEY, 2));

    assertThat(manifest.find("//AdaptationSet/ContentProtection")).hasSize(3);
    assertThat(manifest.find("//AdaptationSet/Representation/@id")).containsExactly("a", "b");
    assertThat(manifest.find("//AdaptationSet" + SWITCHING)).isEmpty();
  }

  @Test
  void of_aKeyForEachQuality_isASetForEachKey() throws Exception {
    WrittenManifest manifest =
        manifestOf(
            encrypted("a", Presentations.HD_KEY, 1),
            encrypted("b", Presentations.SD_KEY, 1),
            encrypted("c", Presentations.HD_KEY, 2));

    assertThat(manifest.find("//AdaptationSet/@id")).containsExactly("0", "1");
    assertThat(manifest.find("//AdaptationSet[@id='0']/Representation/@id"))
        .containsExactly("a", "c");
    assertThat(manifest.find("//AdaptationSet[@id='1']/Representation/@id")).containsExactly("b");
    assertThat(manifest.find("//AdaptationSet[@id='0']" + KEY_ID))
        .containsExactly(Presentations.HD_KEY.toString());
    assertThat(manifest.find("//AdaptationSet[@id='1']" + KEY_ID))
        .containsExactly(Presentations.SD_KEY.toString());
    assertThat(manifest.find("//AdaptationSet" + SWITCHING)).containsExactly("1", "0");
    assertThat(manifest.find("//Representation/ContentProtection")).isEmpty();
  }

  @Test
  void of_otherHeadersUnderOneKey_isASetForEach() throws Exception {
    Rendition one = encrypted("a", Presentations.HD_KEY, 1);
    RenditionProtection headerless =
        RenditionProtection.builder(one.protection().orElseThrow().parameters())
            .drmSignals(List.of())
            .build();
    Rendition other = Presentations.with(Presentations.video(LAYOUT, "b"), headerless);

    WrittenManifest manifest = manifestOf(one, other);

    assertThat(manifest.find("//AdaptationSet[@id='0']/ContentProtection")).hasSize(3);
    assertThat(manifest.find("//AdaptationSet[@id='1']/ContentProtection")).hasSize(1);
  }

  @Test
  void of_oneRenditionClear_isASetOfItsOwn() throws Exception {
    WrittenManifest manifest =
        manifestOf(Presentations.video(LAYOUT, "clear"), encrypted("b", Presentations.HD_KEY, 1));

    assertThat(manifest.find("//AdaptationSet[@id='0']/ContentProtection")).isEmpty();
    assertThat(manifest.find("//AdaptationSet[@id='0']/Representation/@id"))
        .containsExactly("clear");
    assertThat(manifest.find("//AdaptationSet[@id='1']/ContentProtection")).hasSize(3);
    assertThat(manifest.find("//AdaptationSet" + SWITCHING)).containsExactly("1", "0");
  }

  @Test
  void of_severalSets_areTiedAcrossKeysAndCodecs() throws Exception {
    Rendition hevc =
        Presentations.with(
            Presentations.video(LAYOUT, "hevc"),
            Presentations.videoFormat("hvc1", 1920, 1080, Ratio.ONE));

    WrittenManifest manifest =
        manifestOf(
            Presentations.set(
                encrypted("hd", Presentations.HD_KEY, 1), encrypted("sd", Presentations.SD_KEY, 1)),
            Presentations.set(hevc),
            Presentations.set(Presentations.audio(LAYOUT, "sound")));

    assertThat(manifest.find("//AdaptationSet/Representation/@id"))
        .containsExactly("hd", "sd", "hevc", "sound");
    assertThat(manifest.find("//AdaptationSet" + SWITCHING)).containsExactly("1,2", "0,2", "0,1");
  }

  @Test
  void of_segmentsThatDoNotAlign_areNotTied() throws Exception {
    Rendition other =
        Presentations.with(
            encrypted("b", Presentations.SD_KEY, 1),
            Presentations.VIDEO_SCALE,
            new SegmentTimes(new long[] {0, 300_000}, 900_900, new long[2]));

    assertThat(
            manifestOf(encrypted("a", Presentations.HD_KEY, 1), other)
                .find("//AdaptationSet" + SWITCHING))
        .isEmpty();
  }

  @Test
  void of_split_keepsWhatViewersChooseBy() throws Exception {
    SwitchingSet set =
        SwitchingSet.builder(
                List.of(
                    encrypted("a", Presentations.HD_KEY, 1),
                    encrypted("b", Presentations.SD_KEY, 1)))
            .attributes(TrackAttributes.NONE.asDefault().role(Role.MAIN).label("Main"))
            .build();

    WrittenManifest manifest = manifestOf(set);

    assertThat(manifest.find("//AdaptationSet/@selectionPriority")).containsExactly("2", "2");
    assertThat(manifest.find("//AdaptationSet/Role/@value")).containsExactly("main", "main");
    assertThat(manifest.find("//AdaptationSet/Label")).containsExactly("Main", "Main");
  }

  @Test
  void of_trickPlay_namesTheSetUnderItsKey() throws Exception {
    SwitchingSet audio = Presentations.set(Presentations.audio(LAYOUT, "sound"));
    SwitchingSet main =
        Presentations.set(
            encrypted("hd", Presentations.HD_KEY, 1), encrypted("sd", Presentations.SD_KEY, 1));
    SwitchingSet trickPlay =
        SwitchingSet.builder(
                List.of(
                    encrypted("hd-trick", Presentations.HD_KEY, 3),
                    encrypted("sd-trick", Presentations.SD_KEY, 3),
                    Presentations.video(LAYOUT, "clear-trick")))
            .trickPlay(Optional.of(new TrickPlay(/* mainSet= */ 1, /* maxPlayoutRate= */ 25)))
            .build();

    WrittenManifest manifest = manifestOf(audio, main, trickPlay);

    assertThat(manifest.find("//AdaptationSet/Representation/@id"))
        .containsExactly("sound", "hd", "sd", "hd-trick", "sd-trick", "clear-trick");
    assertThat(
            manifest.find(
                "//EssentialProperty[@schemeIdUri='http://dashif.org/guidelines/trickmode']"
                    + "/@value"))
        .containsExactly("1", "2", "1");
    assertThat(manifest.find("//AdaptationSet" + SWITCHING)).containsExactly("2", "1");
  }

  private static Rendition encrypted(String id, KeyId keyId, int ivSeed) {
    return Presentations.with(
        Presentations.video(LAYOUT, id), Presentations.protection(keyId, ivSeed).orElseThrow());
  }

  private static WrittenManifest manifestOf(Rendition... renditions) throws Exception {
    return WrittenManifest.of(LAYOUT, Presentations.of(renditions));
  }

  private static WrittenManifest manifestOf(SwitchingSet... sets) throws Exception {
    return WrittenManifest.of(LAYOUT, Presentations.of(Duration.ofSeconds(10), sets));
  }
}
