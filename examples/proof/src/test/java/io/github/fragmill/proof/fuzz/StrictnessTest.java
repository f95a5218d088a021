package io.github.fragmill.proof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.proof.tools.Requirement;
import io.github.fragmill.proof.tools.ShakaPackager;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Strict is not brittle: damaged files of which Shaka Packager packages all samples, and we none.
 * Takes minutes, so it runs when it is asked to: {@code -Dfragmill.fuzz.compare=1500}.
 */
class StrictnessTest {

  private static final Set<String> CLIPS =
      Set.of("avc-aac.mp4", "avc-aac-faststart.mp4", "fragmented.mp4");

  @Test
  void compare_withShakaPackager_givesFigures(@TempDir Path directory) throws Exception {
    int cases =
        Integer.parseInt(
            Requirement.require(
                Requirement.setting("fragmill.fuzz.compare", "FRAGMILL_FUZZ_COMPARE"),
                "no -Dfragmill.fuzz.compare=1500"));
    List<FuzzClip> clips =
        Corpus.shipped().stream().filter(clip -> CLIPS.contains(clip.name())).toList();
    Comparison comparison = new Comparison(ShakaPackager.require(), directory);

    for (int seed = 0; seed < cases; seed++) {
      FuzzClip clip = clips.get(seed % clips.size());
      byte[] damaged = Mutator.mutate(clip, clips.get(0).bytes(), seed);
      comparison.compare(clip.name() + ", seed " + seed, clip.bytes(), damaged);
    }

    System.out.println(comparison);
    assertThat(clips).hasSameSizeAs(CLIPS);
  }
}
