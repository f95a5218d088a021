package io.github.fragmill.dash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Presentation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Whole manifests, to be read by people. {@code -Dfragmill.golden.update=true} rewrites them. */
class ManifestGoldenTest {

  private static final Path DIRECTORY = Path.of("src", "test", "resources", "golden");

  @Test
  void write_ladderOnDemand_equalsGoldenFile() throws Exception {
    assertGolden(
        "ladder-on-demand.mpd", Layout.SINGLE_FILE, Presentations.ladder(Layout.SINGLE_FILE));
  }

  @Test
  void write_keyPerQualityLive_equalsGoldenFile() throws Exception {
    assertGolden(
        "key-per-quality-live.mpd",
        Layout.NUMBERED_SEGMENTS,
        Presentations.keyPerQuality(Layout.NUMBERED_SEGMENTS));
  }

  @Test
  void write_highDynamicRangeOnDemand_equalsGoldenFile() throws Exception {
    assertGolden(
        "high-dynamic-range-on-demand.mpd",
        Layout.SINGLE_FILE,
        Presentations.highDynamicRange(Layout.SINGLE_FILE));
  }

  @Test
  void write_languagesLive_equalsGoldenFile() throws Exception {
    assertGolden(
        "languages-live.mpd",
        Layout.NUMBERED_SEGMENTS,
        Presentations.languages(Layout.NUMBERED_SEGMENTS));
  }

  private static void assertGolden(String name, Layout layout, Presentation presentation)
      throws Exception {
    byte[] written = WrittenManifest.of(layout, presentation).bytes();
    Path golden = DIRECTORY.resolve(name);
    if (Boolean.getBoolean("fragmill.golden.update")) {
      Files.createDirectories(DIRECTORY);
      Files.write(golden, written);
    }
    assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo(Files.readString(golden));
  }
}
