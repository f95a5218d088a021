package io.github.fragmill.integration.browser;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.integration.browser.Viewing.Sight;
import io.github.fragmill.integration.clips.TrimmedClip;
import io.github.fragmill.integration.packaging.Mode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/**
 * Shaka Player and dash.js show of a part what its edit list presents: from 0 on, at each time the
 * source's picture, though decoding begins before.
 */
final class TrimPlaybackIT {

  /** Middles of frames, in the first segment and behind the next sync sample. */
  private static final double[] TIMES = {0, 0.1, 0.74, 2.3};

  @TestFactory
  List<DynamicContainer> part_fromBetweenSyncSamples_showsTheSourcesPictures() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    Map<Viewing, Demands> viewings = new LinkedHashMap<>();
    add(TrimmedClip.COPIED, Mode.CLEAR, Layout.SINGLE_FILE, viewings);
    add(TrimmedClip.COPIED, Mode.CBCS, Layout.NUMBERED_SEGMENTS, viewings);
    add(TrimmedClip.COPIED_WITHOUT_B_FRAMES, Mode.CBCS, Layout.SINGLE_FILE, viewings);
    add(TrimmedClip.EDITED, Mode.CLEAR, Layout.NUMBERED_SEGMENTS, viewings);
    return Judgement.ofAll(browser, "trims", viewings);
  }

  private static void add(
      TrimmedClip clip, Mode mode, Layout layout, Map<Viewing, Demands> viewings)
      throws IOException, InterruptedException {
    List<Sight> sights = new ArrayList<>();
    for (double time : TIMES) {
      sights.add(new Sight(time, clip.picture(time)));
    }
    Title title = Title.of("trimmed-" + clip, clip.file(), mode, layout);
    for (Player player : Player.values()) {
      viewings.put(
          Viewing.looking(player, title, sights),
          judgement -> judgement.looked(sights.size(), clip.seconds()));
    }
  }
}
