package io.github.fragmill.integration.browser;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.integration.browser.Playback.ExpectedFrame;
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
 * Players show of a part what its edit list presents: from 0 on, at each time the source's frame,
 * though decoding begins before.
 */
final class TrimPlaybackIT {

  /** Middles of frames, in the first segment and after the next sync sample. */
  private static final double[] TIMES = {0, 0.1, 0.74, 2.3};

  @TestFactory
  List<DynamicContainer> part_fromBetweenSyncSamples_showsTheSourcesFrames() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    Map<Playback, Demands> playbacks = new LinkedHashMap<>();
    add(TrimmedClip.COPIED, Mode.CLEAR, Layout.SINGLE_FILE, playbacks);
    add(TrimmedClip.COPIED, Mode.CBCS, Layout.NUMBERED_SEGMENTS, playbacks);
    add(TrimmedClip.COPIED_WITHOUT_B_FRAMES, Mode.CBCS, Layout.SINGLE_FILE, playbacks);
    add(TrimmedClip.EDITED, Mode.CLEAR, Layout.NUMBERED_SEGMENTS, playbacks);
    return PlaybackChecks.ofAll(browser, "trims", playbacks);
  }

  private static void add(
      TrimmedClip clip, Mode mode, Layout layout, Map<Playback, Demands> playbacks)
      throws IOException, InterruptedException {
    List<ExpectedFrame> frames = new ArrayList<>();
    for (double time : TIMES) {
      frames.add(new ExpectedFrame(time, clip.frame(time)));
    }
    PackagedPresentation presentation =
        PackagedPresentation.of("trimmed-" + clip, clip.file(), mode, layout);
    for (Player player : Player.values()) {
      playbacks.put(
          Playback.looking(player, presentation, frames),
          checks -> checks.looked(frames.size(), clip.seconds()));
    }
  }
}
