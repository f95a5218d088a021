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
    Map<Viewing, Demands> viewings = new LinkedHashMap<>();
    for (Mode mode : List.of(Mode.CLEAR, Mode.CBCS)) {
      for (Layout layout : Packagers.LAYOUTS) {
        DashManifest manifest = Packagers.manifest(layout);
        String name = ("ladder-" + mode + "-" + layout).toLowerCase(Locale.ROOT);
        add(Title.of(name, Ladders.of(mode, manifest), mode), viewings);
      }
    }
    add(
        Title.of(
            "ladder-time-names",
            Ladders.of(Mode.CENC, DashManifest.segmentTemplate()).layout(Layout.TIMED_SEGMENTS),
            Mode.CENC),
        viewings);
    add(
        Title.of(
            "ladder-keys",
            Ladders.withKeys(Scheme.CBCS, DashManifest.segmentTemplate()),
            Ladders.KEYS),
        viewings);
    add(
        Title.of("ladder-common", Ladders.cutWhereAllAgree(DashManifest.onDemand()), Mode.CLEAR),
        viewings);
    add(
        Title.of(
            "ladder-trick",
            Ladders.of(Mode.CBCS, DashManifest.segmentTemplate()).trickPlay(),
            Mode.CBCS),
        viewings);
    return Judgement.ofAll(browser, "ladder", viewings);
  }

  /** dash.js has no use for pictures of their own. */
  @TestFactory
  List<DynamicContainer> trickPlay_windingInShakaPlayer_showsPicturesForIt() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    Map<Viewing, Demands> viewings = new LinkedHashMap<>();
    for (Mode mode : List.of(Mode.CLEAR, Mode.CBCS)) {
      String name = ("ladder-wind-" + mode).toLowerCase(Locale.ROOT);
      Title title =
          Title.of(name, Ladders.of(mode, DashManifest.segmentTemplate()).trickPlay(), mode);
      viewings.put(Viewing.winding(Player.SHAKA, title), Judgement::wound);
    }
    return Judgement.ofAll(browser, "wind", viewings);
  }

  private static void add(Title title, Map<Viewing, Demands> viewings) {
    for (Player player : Player.values()) {
      viewings.put(Viewing.choosing(player, title), Judgement::chosen);
    }
  }
}
