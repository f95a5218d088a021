package io.github.fragmill.dash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.presentation.Accessibility;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.presentation.SwitchingSet;
import io.github.fragmill.core.presentation.TrackAttributes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DescriptorsTest {

  private static final Layout LAYOUT = Layout.SEGMENT_FILES;

  @ParameterizedTest
  @EnumSource(Role.class)
  void describe_role_isTheWordOfTheScheme(Role role) throws Exception {
    WrittenManifest manifest = manifestOf(TrackAttributes.NONE.role(role));

    assertThat(manifest.find("//Role/@schemeIdUri")).containsExactly("urn:mpeg:dash:role:2011");
    assertThat(manifest.find("//Role/@value")).containsExactly(role.word());
  }

  @ParameterizedTest
  @CsvSource({
    "VISUALLY_IMPAIRED, urn:tva:metadata:cs:AudioPurposeCS:2007, 1",
    "HARD_OF_HEARING, urn:tva:metadata:cs:AudioPurposeCS:2007, 2",
    "SIGN_LANGUAGE, urn:mpeg:dash:role:2011, sign"
  })
  void describe_accessibility_isWhatPlayersKnow(
      Accessibility accessibility, String scheme, String value) throws Exception {
    WrittenManifest manifest = manifestOf(TrackAttributes.NONE.accessibility(accessibility));

    assertThat(manifest.find("//Accessibility/@schemeIdUri")).containsExactly(scheme);
    assertThat(manifest.find("//Accessibility/@value")).containsExactly(value);
    assertThat(manifest.find("//Role")).isEmpty();
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

  private static WrittenManifest manifestOf(TrackAttributes attributes) throws Exception {
    SwitchingSet set =
        new SwitchingSet(
            TrackType.AUDIO, attributes, List.of(Presentations.audio(LAYOUT, "audio")));
    return WrittenManifest.of(LAYOUT, new Presentation(Duration.ofSeconds(10), List.of(set)));
  }
}
