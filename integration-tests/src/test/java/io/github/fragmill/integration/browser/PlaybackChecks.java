package io.github.fragmill.integration.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.assertj.core.api.AbstractDoubleAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/**
 * What is demanded of a playback. A message that something fails holds the player's errors.
 *
 * @param facts what the playback came to
 */
record PlaybackChecks(Facts facts) {

  private static final double FRAMES_PER_SECOND = 25;
  private static final double TOLERANCE_SECONDS = 0.1;

  /** Priming: the first frame of AAC may begin up to its length before the audio does. */
  private static final double AUDIO_TOLERANCE_SECONDS = 0.03;

  /** The correlation with the frame that should be shown; with another one it is about 0. */
  private static final double LEAST_LIKENESS = 0.95;

  /** Mean difference of the pixels' values, 0 to 255, from those of the first pixel. */
  private static final double LEAST_SPREAD = 5;

  /** Mean difference of the pixels' values, 0 to 255, from those of a frame seconds before. */
  private static final double LEAST_CHANGE = 0.5;

  /**
   * Plays, and returns for each playback what is demanded of it.
   *
   * @param run names the files that stay beside the presentations
   */
  static List<DynamicContainer> ofAll(
      HeadlessBrowser browser, String run, Map<Playback, Demands> playbacks)
      throws IOException, InterruptedException {
    Map<Playback, Predicate<Facts>> expected = new LinkedHashMap<>();
    playbacks.forEach((playback, demands) -> expected.put(playback, demands::areMet));
    Map<String, Facts> facts = browser.play(run, expected);
    List<DynamicContainer> tests = new ArrayList<>();
    playbacks.forEach(
        (playback, demands) -> {
          Facts found = facts.getOrDefault(playback.name(), Facts.NONE);
          tests.add(dynamicContainer(playback.name(), demands.on(new PlaybackChecks(found))));
        });
    return tests;
  }

  /** Returns the demands on a presentation that was watched with its keys. */
  List<DynamicTest> watched(boolean isProtected) {
    return List.of(
        dynamicTest("starts without an error", this::requireStart),
        dynamicTest("seeks forward and plays on", this::requireForwardSeek),
        dynamicTest("seeks back and plays to the end", this::requireEnd),
        dynamicTest("shows moving video", this::requireVideo),
        dynamicTest("decodes audio in its place", this::requireAudio),
        dynamicTest("decrypts what is protected", () -> requireDecryption(isProtected)));
  }

  /** Returns the demands on a presentation whose video is turned before it is shown. */
  List<DynamicTest> turned(String size) {
    List<DynamicTest> demands = new ArrayList<>(watched(/* isProtected= */ true));
    demands.add(dynamicTest("turns the video", () -> assertText("size").isEqualTo(size)));
    return demands;
  }

  /** Returns the demands on a ladder whose qualities and languages were chosen. */
  List<DynamicTest> chosen(Player player) {
    List<DynamicTest> demands = new ArrayList<>(chosen());
    if (Player.OF_DASH.contains(player)) {
      // HLS has characteristics, none of which is dub or main.
      demands.add(dynamicTest("offers the roles", () -> assertText("roles").isEqualTo("dub,main")));
    }
    return demands;
  }

  private List<DynamicTest> chosen() {
    return List.of(
        dynamicTest("starts without an error", this::requireStart),
        dynamicTest("offers all qualities", () -> assertText("heights").isEqualTo("90,180,360")),
        dynamicTest("offers all languages", () -> assertText("languages").isEqualTo("en,sv")),
        dynamicTest("offers the labels", () -> assertText("labels").isEqualTo("English,Svenska")),
        dynamicTest("begins with the default", () -> assertText("language").isEqualTo("sv")),
        dynamicTest("switches down", () -> assertNumber("lowest").isEqualTo(90)),
        dynamicTest("switches up", () -> assertNumber("highest").isEqualTo(360)),
        dynamicTest("switches down a step", () -> assertNumber("middle").isEqualTo(180)),
        dynamicTest("changes the language", this::requireOtherLanguage),
        dynamicTest("plays to the end", () -> assertTrue("ended")));
  }

  /**
   * Returns the demand that the licence server was asked for keys, each once, and no others.
   *
   * @param keyIds in hexadecimal digits
   */
  DynamicTest asked(Collection<String> keyIds) {
    return dynamicTest(
        "asks once for each key",
        () ->
            assertThat(facts.text("licenses").split(" "))
                .containsExactlyInAnyOrderElementsOf(
                    keyIds.stream().map(keyId -> keyId + "x1").toList()));
  }

  /** Returns the demand that the licence server was asked so often. */
  DynamicTest requested(int times) {
    return dynamicTest(
        "sends " + times + " requests", () -> assertNumber("licenseRequests").isEqualTo(times));
  }

  /** Returns the demands on a presentation that was played at high speed. */
  List<DynamicTest> trickPlayed() {
    return List.of(
        dynamicTest("starts without an error", this::requireStart),
        dynamicTest("loads the trick play representation", () -> assertTrue("trickPlayFetched")),
        dynamicTest("shows them", () -> assertNumber("trickPlayFrames").isPositive()),
        dynamicTest("goes on", () -> assertTrue("trickPlayed")));
  }

  /**
   * Returns the demands on a presentation whose frames were looked at.
   *
   * @param frames how many
   */
  List<DynamicTest> looked(int frames, double seconds) {
    List<DynamicTest> demands = new ArrayList<>();
    demands.add(dynamicTest("plays from 0", () -> requireBeginning(seconds)));
    for (int frame = 0; frame < frames; frame++) {
      String like = "like" + frame;
      demands.add(
          dynamicTest(
              "shows the source's frame " + frame,
              () -> assertNumber(like).isGreaterThan(LEAST_LIKENESS)));
    }
    demands.add(dynamicTest("plays to the end", () -> assertTrue("ended")));
    return demands;
  }

  /**
   * Returns the demands on a presentation whose fetches were reported.
   *
   * @param files part of the addresses of those that count
   * @param address what each of them matches
   */
  List<DynamicTest> traced(String files, Pattern address) {
    return List.of(
        dynamicTest("plays to the end", this::requirePlayed),
        dynamicTest(
            "fetches as the playlists say",
            () ->
                assertThat(facts.text("fetched").split(" "))
                    .as(describe("fetched"))
                    .filteredOn(it -> it.contains(files))
                    .isNotEmpty()
                    .allMatch(it -> address.matcher(it).matches())));
  }

  private void requirePlayed() {
    assertThat(facts.text("errors")).as("errors").isEmpty();
    assertTrue("ended");
    assertNumber("frames").isPositive();
    assertNumber("audioBytes").isPositive();
  }

  private void requireBeginning(double seconds) {
    assertThat(facts.text("errors")).as("errors").isEmpty();
    assertTrue("started");
    assertNumber("videoStart").isZero();
    assertNumber("audioStart").isCloseTo(0, within(AUDIO_TOLERANCE_SECONDS));
    assertNumber("duration").isCloseTo(seconds, within(TOLERANCE_SECONDS));
  }

  /**
   * Returns the demands on a presentation whose texts were read.
   *
   * @param shown the languages of those of which the player knows the form
   */
  List<DynamicTest> read(List<String> languages, List<String> shown) {
    List<DynamicTest> demands = new ArrayList<>();
    demands.add(dynamicTest("starts without an error", this::requireStart));
    demands.add(
        dynamicTest(
            "offers all texts", () -> assertText("texts").isEqualTo(String.join(",", languages))));
    for (String language : shown) {
      demands.add(dynamicTest("shows " + language, () -> requireTexts(language)));
    }
    return demands;
  }

  private void requireTexts(String language) {
    assertText(language + "-first").isEqualTo(language + " first");
    assertText(language + "-over").isEqualTo(language + " over & out");
    assertText(language + "-gap").isEmpty();
    assertText(language + "-last").isEqualTo(language + " last");
  }

  private void requireOtherLanguage() {
    assertText("otherLanguage").isEqualTo("en");
    assertTrue("otherLanguageFetched");
  }

  private AbstractStringAssert<?> assertText(String fact) {
    return assertThat(facts.text(fact)).as(describe(fact));
  }

  /** Returns the demands on a presentation that was opened without its keys. */
  List<DynamicTest> denied() {
    return List.of(
        dynamicTest("shows nothing", this::requireNothing),
        dynamicTest("says so", () -> assertThat(facts.text("errors")).as("errors").isNotEmpty()));
  }

  /** Returns the demand that nothing was shown, whatever the player says. */
  List<DynamicTest> blank() {
    return List.of(dynamicTest("shows nothing", this::requireNothing));
  }

  private void requireNothing() {
    assertNumber("time").isLessThan(1);
    assertNumber("frames").isZero();
    assertNumber("audioBytes").isZero();
    assertNumber("spread").isZero();
  }

  private void requireStart() {
    assertTrue("started");
    assertThat(facts.text("errors")).as("errors").isEmpty();
    assertNumber("videoStart").isZero();
  }

  private void requireForwardSeek() {
    assertNumber("forwardLanding")
        .isCloseTo(facts.number("forwardTarget"), within(TOLERANCE_SECONDS));
    assertTrue("forwardPlaysOn");
  }

  private void requireEnd() {
    assertNumber("backLanding").isCloseTo(facts.number("backTarget"), within(TOLERANCE_SECONDS));
    assertTrue("ended");
    assertNumber("time").isCloseTo(facts.number("duration"), within(TOLERANCE_SECONDS));
    double seconds = facts.number("videoEnd") - facts.number("backTarget");
    assertNumber("framesToEnd").isGreaterThanOrEqualTo(Math.floor(seconds * FRAMES_PER_SECOND));
  }

  private void requireVideo() {
    assertNumber("spread").isGreaterThan(LEAST_SPREAD);
    assertNumber("change").isGreaterThan(LEAST_CHANGE);
  }

  private void requireAudio() {
    assertNumber("audioStart").isCloseTo(0, within(AUDIO_TOLERANCE_SECONDS));
    assertNumber("audioEnd").isGreaterThan(facts.number("duration") - TOLERANCE_SECONDS);
    assertNumber("audioBytes").isPositive();
  }

  private void requireDecryption(boolean isProtected) {
    assertThat(facts.is("decrypts")).as(describe("decrypts")).isEqualTo(isProtected);
  }

  private void assertTrue(String fact) {
    assertThat(facts.is(fact)).as(describe(fact)).isTrue();
  }

  private AbstractDoubleAssert<?> assertNumber(String fact) {
    return assertThat(facts.number(fact)).as(describe(fact)).isNotNaN();
  }

  private String describe(String fact) {
    String errors = facts.text("errors");
    return errors.isEmpty() ? fact : fact + ", after " + errors;
  }
}
