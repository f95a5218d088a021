package io.github.fragmill.integration.browser;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.integration.packaging.Ladders;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** Shaka Player and dash.js switch between the qualities of a ladder, and choose its languages. */
final class LadderPlaybackIT {

  @TestFactory
  List<DynamicContainer> ladder_choices_areFollowed() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    Map<Playback, Demands> playbacks = new LinkedHashMap<>();
    for (Mode mode : List.of(Mode.CLEAR, Mode.CBCS)) {
      for (Layout layout : Packagers.LAYOUTS) {
        DashManifest manifest = Packagers.manifest(layout);
        String name = ("ladder-" + mode + "-" + layout).toLowerCase(Locale.ROOT);
        add(PackagedPresentation.of(name, Ladders.of(mode, manifest), mode), playbacks);
      }
    }
    add(
        PackagedPresentation.of(
            "ladder-time-names",
            Ladders.of(Mode.CENC, DashManifest.segmentTemplate()).layout(Layout.TIMED_SEGMENTS),
            Mode.CENC),
        playbacks);
    add(
        PackagedPresentation.of(
            "ladder-keys",
            Ladders.withKeys(Scheme.CBCS, DashManifest.segmentTemplate()),
            Ladders.KEYS),
        playbacks);
    add(
        PackagedPresentation.of(
            "ladder-common", Ladders.withCommonBoundaries(DashManifest.onDemand()), Mode.CLEAR),
        playbacks);
    add(
        PackagedPresentation.of(
            "ladder-trick",
            Ladders.of(Mode.CBCS, DashManifest.segmentTemplate()).trickPlay(),
            Mode.CBCS),
        playbacks);
    return PlaybackChecks.ofAll(browser, "ladder", playbacks);
  }

  /** dash.js has no use for trick play representations. */
  @TestFactory
  List<DynamicContainer> trickPlay_inShakaPlayer_showsItsFrames() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    Map<Playback, Demands> playbacks = new LinkedHashMap<>();
    for (Mode mode : List.of(Mode.CLEAR, Mode.CBCS)) {
      String name = ("ladder-trick-play-" + mode).toLowerCase(Locale.ROOT);
      PackagedPresentation presentation =
          PackagedPresentation.of(
              name, Ladders.of(mode, DashManifest.segmentTemplate()).trickPlay(), mode);
      playbacks.put(Playback.trickPlaying(Player.SHAKA, presentation), PlaybackChecks::trickPlayed);
    }
    return PlaybackChecks.ofAll(browser, "trick-play", playbacks);
  }

  private static void add(PackagedPresentation presentation, Map<Playback, Demands> playbacks) {
    for (Player player : Player.values()) {
      playbacks.put(Playback.choosing(player, presentation), PlaybackChecks::chosen);
    }
  }
}
