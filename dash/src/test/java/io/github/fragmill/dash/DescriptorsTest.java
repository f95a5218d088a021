package io.github.fragmill.dash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.presentation.Accessibility;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.presentation.SwitchingSet;
import io.github.fragmill.core.presentation.TrackAttributes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptorsTest {

  private static final Layout LAYOUT = Layout.NUMBERED_SEGMENTS;

  @ParameterizedTest
  @CsvSource({
    "forced-subtitle, urn:mpeg:dash:role:2011, forced-subtitle",
    "karaoke, urn:mpeg:dash:role:2011, karaoke",
    "urn:x:<&>|a \"b\" & <c>, urn:x:<&>, a \"b\" & <c>"
  })
  void describe_role_isOfItsScheme(String role, String scheme, String value) throws Exception {
    WrittenManifest manifest = manifestOf(TrackAttributes.NONE.role(Role.parse(role)));

    assertThat(manifest.find("//Role/@schemeIdUri")).containsExactly(scheme);
    assertThat(manifest.find("//Role/@value")).containsExactly(value);
  }

  @ParameterizedTest
  @CsvSource({
    "visually-impaired, urn:tva:metadata:cs:AudioPurposeCS:2007, 1",
    "hard-of-hearing, urn:tva:metadata:cs:AudioPurposeCS:2007, 2",
    "sign-language, urn:mpeg:dash:role:2011, sign",
    "urn:x|<&>, urn:x, <&>"
  })
  void describe_accessibility_isWhatPlayersKnow(String word, String scheme, String value)
      throws Exception {
    WrittenManifest manifest =
        manifestOf(TrackAttributes.NONE.accessibility(Accessibility.parse(word)));

    assertThat(manifest.find("//Accessibility/@schemeIdUri")).containsExactly(scheme);
    assertThat(manifest.find("//Accessibility/@value")).containsExactly(value);
    assertThat(manifest.find("//Role")).isEmpty();
  }

  @Test
  void describe_accessibilityWithoutValue_hasNone() throws Exception {
    WrittenManifest manifest =
        manifestOf(TrackAttributes.NONE.accessibility(Accessibility.of("urn:x:y")));

    assertThat(manifest.find("//Accessibility/@schemeIdUri")).containsExactly("urn:x:y");
    assertThat(manifest.find("//Accessibility/@value")).isEmpty();
  }

  @Test
  void describe_captions_areListedByStandard() throws Exception {
    WrittenManifest manifest =
        videoOf(
            TrackAttributes.NONE.captions(
                "SERVICE1=en", "CC1=eng", "CC3=de-AT", "CC4", "SERVICE12"));

    assertThat(manifest.find("//Accessibility/@schemeIdUri"))
        .containsExactly("urn:scte:dash:cc:cea-608:2015", "urn:scte:dash:cc:cea-708:2015");
    assertThat(manifest.find("//Accessibility/@value"))
        .containsExactly("CC1=eng;CC3=ger;CC4=und", "1=lang:eng;12=lang:und");
  }

  @Test
  void describe_captionsWithTheirDescriptorGiven_onlyTheOther() throws Exception {
    WrittenManifest manifest =
        videoOf(
            TrackAttributes.NONE
                .captions("CC1", "SERVICE1")
                .accessibility(
                    Accessibility.of("urn:scte:dash:cc:cea-708:2015", "1=lang:eng,er:1")));

    assertThat(manifest.find("//Accessibility/@value"))
        .containsExactly("1=lang:eng,er:1", "CC1=und");
  }

  @Test
  void describe_captionsOfAudioOrNone_nothing() throws Exception {
    assertThat(manifestOf(TrackAttributes.NONE.captions("CC1=eng")).find("//Accessibility"))
        .isEmpty();
    assertThat(videoOf(TrackAttributes.NONE.captions(List.of())).find("//Accessibility")).isEmpty();
  }

  @Test
  void describe_label_isEscaped() throws Exception {
    String label = "Director's <cut> & \u00e5\u4e2d \"more\"";

    assertThat(manifestOf(TrackAttributes.NONE.label(label)).find("//AdaptationSet/Label"))
        .containsExactly(label);
  }

  @Test
  void describe_default_hasPriorityAndIsMain() throws Exception {
    WrittenManifest manifest = manifestOf(TrackAttributes.NONE.asDefault());

    assertThat(manifest.find("//AdaptationSet/@selectionPriority")).containsExactly("2");
    assertThat(manifest.find("//Role/@value")).containsExactly("main");
  }

  @Test
  void describe_defaultWithARole_keepsIt() throws Exception {
    WrittenManifest manifest = manifestOf(TrackAttributes.NONE.role(Role.DUB).asDefault());

    assertThat(manifest.find("//AdaptationSet/@selectionPriority")).containsExactly("2");
    assertThat(manifest.find("//Role/@value")).containsExactly("dub");
  }

  @Test
  void describe_nothing_writesNothing() throws Exception {
    assertThat(
            manifestOf(TrackAttributes.NONE)
                .find("//@selectionPriority | //Role | //Accessibility | //Label"))
        .isEmpty();
  }

  @Test
  void describe_trickPlay_namesTheMainSet() throws Exception {
    WrittenManifest manifest = WrittenManifest.of(LAYOUT, Presentations.trickPlay(LAYOUT));
    String trickMode = "[@schemeIdUri='http://dashif.org/guidelines/trickmode']";

    assertThat(manifest.find("//AdaptationSet/EssentialProperty" + trickMode + "/@value"))
        .containsExactly("0", "1");
    assertThat(manifest.find("//AdaptationSet[EssentialProperty]/@id")).containsExactly("2", "3");
    assertThat(manifest.find("//AdaptationSet/@maxPlayoutRate")).containsExactly("25", "12");
    assertThat(manifest.find("//AdaptationSet/@codingDependency"))
        .containsExactly("false", "false");
  }

  private static WrittenManifest videoOf(TrackAttributes attributes) throws Exception {
    SwitchingSet set =
        SwitchingSet.builder(List.of(Presentations.video(LAYOUT, "video")))
            .attributes(attributes)
            .build();
    return WrittenManifest.of(LAYOUT, Presentations.of(Duration.ofSeconds(10), set));
  }

  private static WrittenManifest manifestOf(TrackAttributes attributes) throws Exception {
    SwitchingSet set =
        SwitchingSet.builder(List.of(Presentations.audio(LAYOUT, "audio")))
            .attributes(attributes)
            .build();
    return WrittenManifest.of(LAYOUT, Presentations.of(Duration.ofSeconds(10), set));
  }
}
