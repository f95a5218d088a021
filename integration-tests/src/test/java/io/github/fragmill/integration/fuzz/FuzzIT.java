package io.github.fragmill.integration.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.integration.tools.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Damaged files either come out whole or are refused by type; nothing else ever happens. Files of
 * failures lie in {@code target/fuzz}; they belong into the test resources beside this class, where
 * {@link KnownFilesIT} finds them.
 */
@Tag("small-heap")
class FuzzIT {

  private static final String MINUTES = "fragmill.fuzz.minutes";

  /** The same ones in each build. */
  private static final long CASES = 20_000;

  private static final long SMALL_CASES = 2000;
  private static final int MAX_SMALL_BYTES = 30_000;
  private static final long MAX_SMALL_MINUTES = 1;
  private static final int MAX_SHARED_BYTES = 1_000_000;

  /** Only keeps a slow machine from taking for ever; what is left out shows in the summary. */
  private static final long MAX_MINUTES = 30;

  @Test
  @Tag("any-jdk")
  void package_damagedClip_succeedsOrIsRefused() throws Exception {
    Summary summary =
        new FuzzRun(
                Corpus.shipped(), /* firstSeed= */ 0, CASES, TimeUnit.MINUTES.toNanos(MAX_MINUTES))
            .run();

    System.out.println(summary);
    assertThat(summary.failures()).isEmpty();
    assertThat(summary.cases()).isEqualTo(CASES);
    assertThat(summary.count("packaged")).as("packaged").isBetween(2000, 15_000);
    assertThat(summary.count("MalformedMediaException")).isGreaterThan(2000);
  }

  /** What the build made and the user brought, of many codecs, as far as it is small. */
  @Test
  void package_damagedSmallClipOfOthers_succeedsOrIsRefused() throws Exception {
    List<FuzzClip> clips = Corpus.others(MAX_SMALL_BYTES);
    Requirement.require(
        clips.stream().findFirst(), "no small clips in target/clips or shared media");

    Summary summary =
        new FuzzRun(
                clips, /* firstSeed= */ 0, SMALL_CASES, TimeUnit.MINUTES.toNanos(MAX_SMALL_MINUTES))
            .run();

    System.out.println(clips.size() + " small clips: " + summary);
    assertThat(summary.failures()).isEmpty();
    assertThat(summary.count("packaged")).as("packaged").isPositive();
  }

  /** Other seeds each time, and clips of the build and of the user, for as long as one wants. */
  @Test
  @EnabledIfSystemProperty(
      named = MINUTES,
      matches = "[0-9]{1,6}",
      disabledReason = "takes as long as -Dfragmill.fuzz.minutes=60 says")
  void package_damagedClipsForSomeMinutes_succeedsOrIsRefused() throws Exception {
    long minutes = Long.getLong(MINUTES);
    List<FuzzClip> clips = new ArrayList<>(Corpus.shipped());
    clips.addAll(Corpus.others(MAX_SHARED_BYTES));
    long firstSeed = System.currentTimeMillis() * 1000;

    Summary summary =
        new FuzzRun(clips, firstSeed, Long.MAX_VALUE, TimeUnit.MINUTES.toNanos(minutes)).run();

    System.out.println(clips.size() + " clips, seeds from " + firstSeed + ": " + summary);
    assertThat(summary.failures()).isEmpty();
  }
}
