package io.github.fragmill.dash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.SegmentTimes;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MpdMapperTest {

  private static final Layout LAYOUT = Layout.NUMBERED_SEGMENTS;

  @Test
  void map_anyPresentation_isStaticWithOnePeriodFromZero() throws Exception {
    WrittenManifest manifest = WrittenManifest.of(LAYOUT, Presentations.ladder(LAYOUT));

    assertThat(manifest.find("/MPD/@type")).containsExactly("static");
    assertThat(manifest.find("/MPD/Period/@start")).containsExactly("PT0S");
    assertThat(manifest.find("/MPD/Period/AdaptationSet/@id")).containsExactly("0", "1", "2");
  }

  @ParameterizedTest
  @CsvSource({
    "10, 23000000, PT10.023S",
    "10, 0, PT10S",
    "0, 0, PT0S",
    "0, 1, PT0.000000001S",
    "36000, 500000000, PT10H0.5S",
    "3661, 0, PT1H1M1S"
  })
  void map_duration_isExact(long seconds, long nanos, String expected) throws Exception {
    Presentation presentation =
        Presentations.of(
            Duration.ofSeconds(seconds, nanos),
            Presentations.set(Presentations.video(LAYOUT, "v")));

    assertThat(WrittenManifest.of(LAYOUT, presentation).find("/MPD/@mediaPresentationDuration"))
        .containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 4000, PT4S",
    "1000, 1999, PT2S",
    "48000, 192512, PT4.011S", // 4.01066... s, rounded up
    "1000000, 4000001, PT4.001S"
  })
  void map_minBufferTimeNotSet_isLongestSegmentRoundedUpButTwoSecondsAtLeast(
      long ticksPerSecond, long longestTicks, String expected) throws Exception {
    Rendition rendition =
        Presentations.with(
            Presentations.video(LAYOUT, "v"),
            new TimeScale(ticksPerSecond),
            new SegmentTimes(
                new long[] {0, 100, 100 + longestTicks}, 101 + longestTicks, new long[3]));

    assertThat(WrittenManifest.of(LAYOUT, Presentations.of(rendition)).find("/MPD/@minBufferTime"))
        .containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\tb", "a\nb", "a\u00a0b", "a\u2028b"})
  void map_idEmptyOrWithWhiteSpace_isRefused(String id) {
    Rendition rendition =
        Presentations.with(
            Presentations.video(LAYOUT, id), Presentations.addressing(LAYOUT, "file"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WrittenManifest.of(LAYOUT, Presentations.of(rendition)))
        .withMessage("id: expected one without white space, found '" + id + "'");
  }

  @Test
  void map_hostileId_isEscapedAndReadBackEqual() throws Exception {
    String id = "\"><MPD&amp;'\u00e5]]>";
    Rendition rendition =
        Presentations.with(
            Presentations.video(LAYOUT, id), Presentations.addressing(LAYOUT, "file"));

    WrittenManifest manifest = WrittenManifest.of(LAYOUT, Presentations.of(rendition));

    assertThat(manifest.find("//Representation/@id")).containsExactly(id);
    assertThat(manifest.find("//MPD")).hasSize(1);
  }
}
