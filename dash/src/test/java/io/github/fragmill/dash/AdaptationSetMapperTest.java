package io.github.fragmill.dash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.SwitchingSet;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptationSetMapperTest {

  private static final Layout LAYOUT = Layout.SINGLE_FILE;

  @Test
  void map_videoAndAudio_haveContentTypeAndMimeType() throws Exception {
    WrittenManifest manifest = WrittenManifest.of(LAYOUT, Presentations.ladder(LAYOUT));

    assertThat(manifest.find("//AdaptationSet/@contentType"))
        .containsExactly("video", "audio", "audio");
    assertThat(manifest.find("//AdaptationSet/@mimeType"))
        .containsExactly("video/mp4", "audio/mp4", "audio/mp4");
    assertThat(manifest.find("//AdaptationSet/@lang")).containsExactly("en", "sv-SE");
  }

  @Test
  void map_emptyLanguage_isNotWritten() throws Exception {
    assertThat(manifestOf(Presentations.set("", audio())).find("//@lang")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "en\"><x y=\"", "sv_SE", "englishlanguage", "en-", "1"})
  void map_languageThatIsNone_isRefused(String language) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> manifestOf(Presentations.set(language, audio())))
        .withMessageContaining("language: expected a BCP 47 tag");
  }

  @Test
  void map_ladder_hasLargestFrameAndRate() throws Exception {
    Rendition large = with(video("a", 1920, 1080, Ratio.ONE), new Ratio(24, 1));
    Rendition small = with(video("b", 640, 360, Ratio.ONE), new Ratio(30_000, 1001));

    WrittenManifest manifest = manifestOf(Presentations.set(large, small));

    assertThat(manifest.find("//AdaptationSet/@maxWidth")).containsExactly("1920");
    assertThat(manifest.find("//AdaptationSet/@maxHeight")).containsExactly("1080");
    assertThat(manifest.find("//AdaptationSet/@maxFrameRate")).containsExactly("30000/1001");
    assertThat(manifest.find("//AdaptationSet/@par")).containsExactly("16:9");
  }

  @Test
  void map_oneAspectRatioDiffers_hasNoPar() throws Exception {
    Rendition wide = video("a", 1920, 1080, Ratio.ONE);
    Rendition almost = video("b", 854, 480, Ratio.ONE);

    assertThat(manifestOf(Presentations.set(wide, almost)).find("//@par")).isEmpty();
  }

  @Test
  void map_pixelsThatAreNotSquare_countForPar() throws Exception {
    Rendition anamorphic = video("a", 720, 576, new Ratio(64, 45));

    assertThat(manifestOf(Presentations.set(anamorphic)).find("//@par")).containsExactly("16:9");
  }

  @Test
  void map_oneFrameRateUnknown_hasNoMaxFrameRate() throws Exception {
    Rendition known = video("a", 1920, 1080, Ratio.ONE);
    Rendition unknown =
        Presentations.with(video("b", 1920, 1080, Ratio.ONE), Optional.<Ratio>empty());

    assertThat(manifestOf(Presentations.set(known, unknown)).find("//@maxFrameRate")).isEmpty();
  }

  private static Rendition audio() {
    return Presentations.audio(LAYOUT, "a");
  }

  private static Rendition video(String id, int width, int height, Ratio pixel) {
    return Presentations.with(
        Presentations.video(LAYOUT, id), Presentations.videoFormat(width, height, pixel));
  }

  private static Rendition with(Rendition rendition, Ratio frameRate) {
    return Presentations.with(rendition, Optional.of(frameRate));
  }

  private static WrittenManifest manifestOf(SwitchingSet set) throws Exception {
    return WrittenManifest.of(LAYOUT, Presentations.of(Duration.ofSeconds(10), set));
  }
}
