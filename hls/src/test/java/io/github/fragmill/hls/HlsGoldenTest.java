package io.github.fragmill.hls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.presentation.Accessibility;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.presentation.TrackAttributes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Whole sets of playlists, to be read by people. {@code -Dfragmill.golden.update=true} rewrites
 * them.
 */
class HlsGoldenTest {

  private static final Path DIRECTORY = Path.of("src", "test", "resources", "golden");

  @Test
  void write_ladderWithDrmInSingleFiles_equalsGoldenFile() throws Exception {
    Layout layout = Layout.SINGLE_FILE;
    assertGolden(
        "ladder-drm.txt",
        Presentations.of(
            Presentations.set(
                Presentations.encrypted(
                    Presentations.video(layout, "video-1080", 1080, 800_000),
                    "cbcs",
                    Presentations.system(Presentations.WIDEVINE, 1, 2, 3),
                    Presentations.system(Presentations.PLAYREADY, 4, 5, 6),
                    Presentations.common(Presentations.FIRST_KEY)),
                Presentations.encrypted(
                    Presentations.video(layout, "video-360", 360, 100_000),
                    "cbcs",
                    Presentations.common(Presentations.FIRST_KEY))),
            Presentations.set("en", Presentations.audio(layout, "audio-en")),
            Presentations.trickPlay(
                0, Presentations.video(layout, "video-1080-trick", 1080, 40_000))));
  }

  @Test
  void write_languagesAndCodecs_equalsGoldenFile() throws Exception {
    Layout layout = Layout.NUMBERED_SEGMENTS;
    TrackAttributes english = TrackAttributes.NONE.language("en");
    assertGolden(
        "languages.txt",
        Presentations.of(
            Presentations.set(
                TrackAttributes.NONE.captions("CC1=en", "SERVICE2"),
                Presentations.video(layout, "video-1080", 1080, 800_000).toBuilder()
                    .format(
                        Presentations.videoFormat(
                            "hvc1.2.4.L153.B0", Optional.of("dvh1.08.07/db4h"), 18))
                    .build()),
            Presentations.set(
                english.asDefault().label("English \"original\""),
                Presentations.audio(layout, "audio-en")),
            Presentations.set(
                english.asDefault().label("English \"original\""),
                Presentations.audio(layout, "audio-en-2", Presentations.atmos(), 64_000)),
            Presentations.set("sv", Presentations.audio(layout, "audio-sv")),
            Presentations.set(
                english.role(Role.DESCRIPTION).accessibility(Accessibility.VISUALLY_IMPAIRED),
                Presentations.audio(layout, "audio-en-description")),
            Presentations.set(
                english.role(Role.COMMENTARY), Presentations.audio(layout, "audio-en-commentary")),
            Presentations.set("de", Presentations.text(layout, "text-de", "stpp.ttml.im1t")),
            Presentations.set(
                english.role(Role.FORCED_SUBTITLE),
                Presentations.text(layout, "text-en-forced", "wvtt"))));
  }

  @Test
  void write_rotationAfterClearLead_equalsGoldenFile() throws Exception {
    Layout layout = Layout.TIMED_SEGMENTS;
    assertGolden(
        "rotation.txt",
        Presentations.of(
            Presentations.set(
                Presentations.rotated(Presentations.video(layout, "video-720", 720, 400_000)))));
  }

  private static void assertGolden(String name, Presentation presentation) throws Exception {
    String written = WrittenPlaylists.of(presentation).dump();
    Path golden = DIRECTORY.resolve(name);
    if (Boolean.getBoolean("fragmill.golden.update")) {
      Files.createDirectories(DIRECTORY);
      Files.writeString(golden, written);
    }
    assertThat(written).isEqualTo(Files.readString(golden));
  }
}
