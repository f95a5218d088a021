package io.github.fragmill.integration.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.integration.tools.ShakaPackager;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Strict is not brittle: what Shaka Packager makes of damaged files, and what we make of them. */
class StrictnessIT {

  private static final String CASES = "fragmill.fuzz.compare";
  private static final Set<String> CLIPS =
      Set.of("avc-aac.mp4", "avc-aac-faststart.mp4", "fragmented.mp4");

  /**
   * Of what comes out whole of Shaka Packager. What we refuse of it contradicts itself; most of it
   * are boxes that are there twice.
   */
  private static final double MAX_REFUSED = 0.08;

  @Test
  @EnabledIfSystemProperty(
      named = CASES,
      matches = "[0-9]{1,6}",
      disabledReason = "takes minutes; -Dfragmill.fuzz.compare=1500 runs it")
  void compare_withShakaPackager_weRefuseLessAndNeverEndAbnormally(@TempDir Path directory)
      throws Exception {
    int cases = Integer.getInteger(CASES);
    List<FuzzClip> clips =
        Corpus.shipped().stream().filter(clip -> CLIPS.contains(clip.name())).toList();
    assertThat(clips).hasSameSizeAs(CLIPS);
    Comparison comparison = new Comparison(ShakaPackager.require(), directory);

    for (int seed = 0; seed < cases; seed++) {
      FuzzClip clip = clips.get(seed % clips.size());
      byte[] damaged = Mutator.mutate(clip, clips.get(0).bytes(), seed);
      // An end that is neither a presentation nor a typed refusal would be thrown here.
      comparison.compare(clip.name() + ", seed " + seed, clip.bytes(), damaged);
    }

    System.out.println(comparison);
    assertThat(comparison.oursPackaged()).isGreaterThanOrEqualTo(comparison.theirsPackaged());
    assertThat((double) comparison.wholeButRefused())
        .isLessThanOrEqualTo(comparison.whole() * MAX_REFUSED);
  }
}
