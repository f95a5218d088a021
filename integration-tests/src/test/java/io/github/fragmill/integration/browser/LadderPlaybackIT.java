package io.github.fragmill.integration.browser;

import io.github.fragmill.core.Packager;
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

/** Players switch between the qualities of a ladder, and choose its languages. */
final class LadderPlaybackIT {

  private static final DashManifest SEGMENTS = DashManifest.segmentTemplate();

  @TestFactory
  List<DynamicContainer> ladder_choices_areFollowed() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    Map<Playback, Demands> playbacks = new LinkedHashMap<>();
    for (Mode mode : List.of(Mode.CLEAR, Mode.CBCS)) {
      for (Layout layout : Packagers.LAYOUTS) {
        DashManifest manifest = Packagers.manifest(layout);
        String name = ("ladder-" + mode + "-" + layout).toLowerCase(Locale.ROOT);
        Packager ladder = Packagers.withPlaylists(Ladders.of(mode, manifest), manifest);
        add(PackagedPresentation.of(name, ladder, mode), playbacks);
      }
    }
    Packager timed = inFiles(Ladders.of(Mode.CENC, SEGMENTS)).layout(Layout.TIMED_SEGMENTS);
    add(PackagedPresentation.of("ladder-time-names", timed, Mode.CENC), playbacks);
    Packager keys = inFiles(Ladders.withKeys(Scheme.CBCS, SEGMENTS));
    add(PackagedPresentation.of("ladder-keys", keys, Ladders.KEYS), playbacks);
    DashManifest onDemand = DashManifest.onDemand();
    Packager common = Packagers.withPlaylists(Ladders.withCommonBoundaries(onDemand), onDemand);
    add(PackagedPresentation.of("ladder-common", common, Mode.CLEAR), playbacks);
    Packager trickPlay = inFiles(Ladders.of(Mode.CBCS, SEGMENTS)).trickPlay();
    add(PackagedPresentation.of("ladder-trick", trickPlay, Mode.CBCS), playbacks);
    return PlaybackChecks.ofAll(browser, "ladder", playbacks);
  }

  private static Packager inFiles(Packager packager) {
    return Packagers.withPlaylists(packager, SEGMENTS);
  }

  /** The other players have no use for trick play while they play. */
  @TestFactory
  List<DynamicContainer> trickPlay_inShakaPlayer_showsItsFrames() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    Map<Playback, Demands> playbacks = new LinkedHashMap<>();
    for (Mode mode : List.of(Mode.CLEAR, Mode.CBCS)) {
      String name = ("ladder-trick-play-" + mode).toLowerCase(Locale.ROOT);
      PackagedPresentation presentation =
          PackagedPresentation.of(name, inFiles(Ladders.of(mode, SEGMENTS)).trickPlay(), mode);
      addTrickPlay(presentation, playbacks);
      Packager withoutBFrames = inFiles(Ladders.withoutBFrames(mode, SEGMENTS)).trickPlay();
      addTrickPlay(PackagedPresentation.of(name + "-no-b", withoutBFrames, mode), playbacks);
    }
    return PlaybackChecks.ofAll(browser, "trick-play", playbacks);
  }

  private static void addTrickPlay(
      PackagedPresentation presentation, Map<Playback, Demands> playbacks) {
    for (Player player : List.of(Player.SHAKA, Player.SHAKA_HLS)) {
      playbacks.put(Playback.trickPlaying(player, presentation), PlaybackChecks::trickPlayed);
    }
  }

  private static void add(PackagedPresentation presentation, Map<Playback, Demands> playbacks) {
    for (Player player : Player.values()) {
      playbacks.put(Playback.choosing(player, presentation), checks -> checks.chosen(player));
    }
  }
}
