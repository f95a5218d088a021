package io.github.fragmill.dash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Rendition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourSignalTest {

  private static final Layout LAYOUT = Layout.SINGLE_FILE;
  private static final String CICP = "urn:mpeg:mpegB:cicp:";

  private static Rendition rendition(String id, int primaries, int transfer, int matrix) {
    return rendition(id, Optional.of(new Colour(primaries, transfer, matrix, false)));
  }

  private static Rendition rendition(String id, Optional<Colour> colour) {
    return Presentations.with(
        Presentations.video(LAYOUT, id), Presentations.videoFormat(Optional.empty(), colour));
  }

  private static List<String> find(String xPath, Rendition... renditions) throws Exception {
    return WrittenManifest.of(LAYOUT, Presentations.of(renditions)).find(xPath);
  }

  @ParameterizedTest
  @CsvSource({
    "9, 16, 9, Essential",
    "9, 18, 9, Essential",
    "12, 16, 14, Essential",
    "9, 14, 9, Supplemental",
    "5, 6, 5, Supplemental",
    "6, 6, 6, Supplemental",
    "1, 13, 0, Supplemental"
  })
  void map_colours_propertyForEachOfThem(
      int primaries, int transfer, int matrix, String expectedKind) throws Exception {
    Rendition rendition = rendition("v", primaries, transfer, matrix);
    String property = "//AdaptationSet/" + expectedKind + "Property";

    assertThat(find(property + "/@schemeIdUri", rendition))
        .containsExactly(
            CICP + "ColourPrimaries",
            CICP + "TransferCharacteristics",
            CICP + "MatrixCoefficients");
    assertThat(find(property + "/@value", rendition))
        .containsExactly("" + primaries, "" + transfer, "" + matrix);
    assertThat(find("//*[@schemeIdUri]", rendition)).hasSize(3);
  }

  @Test
  void map_unspecifiedCodePoints_areLeftOut() throws Exception {
    assertThat(find("//@schemeIdUri", rendition("v", 2, 16, 2)))
        .containsExactly(CICP + "TransferCharacteristics");
    assertThat(find("//@schemeIdUri", rendition("v", 0, 0, 9)))
        .containsExactly(CICP + "MatrixCoefficients");
  }

  @Test
  void map_nothingWorthAnnouncing_noProperty() throws Exception {
    assertThat(find("//@schemeIdUri", rendition("v", 1, 1, 1))).isEmpty();
    assertThat(find("//@schemeIdUri", rendition("v", 2, 2, 2))).isEmpty();
    assertThat(find("//@schemeIdUri", rendition("v", Optional.empty()))).isEmpty();
  }

  @Test
  void map_allRenditionsAlike_onTheAdaptationSet() throws Exception {
    Rendition large = rendition("large", 9, 16, 9);
    Rendition small = rendition("small", 9, 16, 9);

    assertThat(find("//AdaptationSet/EssentialProperty/@value", large, small))
        .containsExactly("9", "16", "9");
    assertThat(find("//Representation/EssentialProperty/@value", large, small)).isEmpty();
  }

  @Test
  void map_renditionsDiffer_onEachRepresentation() throws Exception {
    Rendition hdr = rendition("hdr", 9, 16, 9);
    Rendition sdr = rendition("sdr", 5, 6, 5);
    Rendition plain = rendition("plain", 1, 1, 1);

    assertThat(find("//AdaptationSet/EssentialProperty", hdr, sdr, plain)).isEmpty();
    assertThat(find("//AdaptationSet/SupplementalProperty", hdr, sdr, plain)).isEmpty();
    assertThat(find("//Representation[@id='hdr']/EssentialProperty/@value", hdr, sdr, plain))
        .containsExactly("9", "16", "9");
    assertThat(find("//Representation[@id='sdr']/SupplementalProperty/@value", hdr, sdr, plain))
        .containsExactly("5", "6", "5");
    assertThat(find("//Representation[@id='plain']/*[@schemeIdUri]", hdr, sdr, plain)).isEmpty();
  }

  @Test
  void map_audio_noProperty() throws Exception {
    assertThat(find("//SupplementalProperty", Presentations.audio(LAYOUT, "a"))).isEmpty();
    assertThat(find("//EssentialProperty", Presentations.audio(LAYOUT, "a"))).isEmpty();
  }
}
