package io.github.fragmill.integration.hostile;

import static io.github.fragmill.integration.hostile.HugeFile.join;
import static io.github.fragmill.integration.hostile.HugeFile.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.integration.hostile.HugeFile.Part;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Text files of at most a megabyte that would take far more, or take for ever. */
@Tag("small-heap")
@Timeout(120)
class TextBombIT {

  private static final int LETTERS = 1_000_000;

  /** {@code vttc} with {@code vsid} and {@code payl} of five letters. */
  private static final int CUE_BOX_BYTES = 8 + 12 + 13;

  private static final List<Part> WEBVTT = text("WEBVTT\n\n");

  private final Path parent;

  TextBombIT(@TempDir Path parent) {
    this.parent = parent;
  }

  private Attempt attempt(List<Part> file) throws Exception {
    return Attempt.toPackage(new HugeFile("bomb", file), parent);
  }

  private static List<Part> cues(int count, IntFunction<String> cue) {
    return text(IntStream.range(0, count).mapToObj(cue).collect(Collectors.joining()));
  }

  /** Of SubRip, or of WebVTT. */
  private static String time(int millis, char point) {
    return "%02d:%02d:%02d%c%03d"
        .formatted(
            millis / 3_600_000, millis / 60_000 % 60, millis / 1000 % 60, point, millis % 1000);
  }

  @Test
  void subRip_smallestCues_isRefusedOrDone() throws Exception {
    attempt(cues(27_000, i -> "0:0:%d,%d-->0:0:%d,%d\na\n\n".formatted(i / 999, i, i / 999, i)))
        .assertRefusedOrDone();
    attempt(cues(27_000, i -> time(i, ',') + " --> " + time(i + 1, ',') + "\na\n"))
        .assertRefusedOrDone();
  }

  @Test
  void subRip_cuesThatOverlap_isRefused() throws Exception {
    attempt(cues(20_000, i -> time(i, ',') + " --> 01:00:00,000\nwords\n\n"))
        .assertRefused(LimitExceededException.class, "bomb: ", "maxTableBytes", "overlap");
  }

  @Test
  void webVtt_cuesThatOverlap_isRefused() throws Exception {
    List<Part> cues = cues(20_000, i -> time(i, '.') + " --> 01:00:00.000\nwords\n\n");
    attempt(join(WEBVTT, cues))
        .assertRefused(LimitExceededException.class, "bomb: ", "maxTableBytes", "overlap");
  }

  @Test
  void webVtt_cuesThatNestLikeBoxes_isRefused() throws Exception {
    int count = 20_000;
    List<Part> cues =
        cues(count, i -> time(i, '.') + " --> " + time(2 * count - i, '.') + "\na\n\n");
    attempt(join(WEBVTT, cues))
        .assertRefused(LimitExceededException.class, "maxTableBytes", "overlap");
  }

  /** They are there twice, whole and truncated. */
  @Test
  void webVtt_samplesThatNearlyReachTheLimit_isPackaged() throws Exception {
    int count = (int) Math.sqrt(0.8 * Limits.DEFAULT.maxTableBytes() / CUE_BOX_BYTES);
    List<Part> cues = cues(count, i -> time(i, '.') + " --> 00:00:03.000\nwords\n\n");
    assertThat(attempt(join(WEBVTT, cues)).succeeded()).isTrue();
  }

  @Test
  void webVtt_oneHugeCue_isPackaged() throws Exception {
    Attempt attempt =
        attempt(join(WEBVTT, text("00:00.000 --> 00:01.000\n"), text("x", LETTERS), text("\n")));
    assertThat(attempt.succeeded()).isTrue();
  }

  @Test
  void webVtt_hugeCueInManySegments_isRefused() throws Exception {
    attempt(join(WEBVTT, text("00:00.000 --> 10:00:00.000\n"), text("x", LETTERS), text("\n")))
        .assertRefused(LimitExceededException.class, "maxTableBytes", "segments are too short");
  }

  @Test
  void subRip_hugeCueInManySegments_isRefused() throws Exception {
    attempt(join(text("00:00:00,000 --> 10:00:00,000\n"), text("<b>x</b>", LETTERS / 8)))
        .assertRefused(LimitExceededException.class, "maxTableBytes", "segments are too short");
  }

  @Test
  void ttml_hugeHeadInManySegments_isRefused() throws Exception {
    attempt(
            join(
                text("<tt xmlns=\"http://www.w3.org/ns/ttml\"><head><metadata>"),
                text("x", LETTERS),
                text("</metadata></head><body><div><p begin=\"0s\" end=\"10h\">a</p></div>"),
                text("</body></tt>")))
        .assertRefused(LimitExceededException.class, "maxTableBytes", "segments are too short");
  }

  @Test
  void ttml_paragraphsThatOverlap_isRefused() throws Exception {
    attempt(
            join(
                text("<tt xmlns=\"http://www.w3.org/ns/ttml\"><body><div>"),
                cues(15_000, i -> "<p begin=\"" + i + "ms\" end=\"9h\">words</p>"),
                text("</div></body></tt>")))
        .assertRefused(LimitExceededException.class, "maxTableBytes");
  }

  @Test
  void severalTexts_thatFitByThemselves_areRefusedTogether() throws Exception {
    List<Part> file = join(WEBVTT, text("00:00.000 --> 00:01.000\na\n\n", 10_000));
    assertThat(attempt(file).succeeded()).isTrue();
    Packager packager = Packager.create();
    for (char letter = 'a'; letter <= 'h'; letter++) {
      String language = "a" + letter;
      packager = packager.text(new HugeFile("bomb-" + letter, file), it -> it.language(language));
    }
    Output output = Output.directory(parent.resolve("other"));
    Attempt.toPackage(packager.manifest(DashManifest.onDemand()), output, parent)
        .assertFailed(LimitExceededException.class);
  }

  @Test
  void anyText_largerThanTheLimit_isRefusedUnread() throws Exception {
    attempt(join(WEBVTT, text("00:00.000 --> 00:01.000\na\n\n", 10_000_000)))
        .assertRefused(LimitExceededException.class, "maxTextBytes");
  }

  @Test
  void anyText_nothingButOneThing_isRefused() throws Exception {
    for (String thing : List.of("\n", "x", "-->\n", "<", "0", "&", "{\\", " ", "\0", "NOTE\n\n")) {
      assertRefused(join(WEBVTT, text(thing, LETTERS / thing.length())));
      assertRefused(join(text("1\n00:00:00,000 --> "), text(thing, LETTERS / thing.length())));
      assertRefused(
          join(
              text("<tt xmlns=\"http://www.w3.org/ns/ttml\">"),
              text(thing, LETTERS / thing.length())));
    }
  }

  private void assertRefused(List<Part> file) throws Exception {
    attempt(file).assertRefused(FragmillException.class, "bomb");
  }

  @Test
  void anyText_markupWithoutEnd_isPackaged() throws Exception {
    for (String thing : List.of("<b", "{\\", "&", "<", "<0", "00:00.000", "</", "<b>")) {
      List<Part> words = text(thing, LETTERS / thing.length());
      List<Part> file = join(WEBVTT, text("00:00.000 --> 00:01.000\n"), words);
      Attempt attempt =
          Attempt.toPackage(
              Packagers.of(new HugeFile("bomb", file), Mode.CBCS, Layout.SINGLE_FILE),
              Output.directory(parent.resolve("out")).overwriting(),
              parent);
      assertThat(attempt.isComplete()).as(thing).isTrue();
    }
  }
}
