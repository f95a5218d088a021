package io.github.fragmill.core.internal.plan;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.settings.Settings;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.internal.text.webvtt.WebVttDocument;
import io.github.fragmill.core.internal.text.webvtt.WebVttSegments;
import io.github.fragmill.core.internal.track.WebVttTrack;
import io.github.fragmill.core.internal.work.Work;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.TextForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Decides which text is stored in which form: in those that the manifests describe. */
final class WebVttTexts {

  private final Settings settings;
  private final Layout layout;
  private final Work work;
  private final List<PlannedSet> sets = new ArrayList<>();
  private final List<WebVttFiles> files = new ArrayList<>();

  private WebVttTexts(Settings settings, Layout layout, Work work) {
    this.settings = settings;
    this.layout = layout;
    this.work = work;
  }

  /**
   * Makes WebVTT files where a manifest describes them.
   *
   * @param tracks those of the sets, but for trick play, which comes last
   */
  static WebVttTexts of(
      List<List<PlannedTrack>> tracks,
      List<PlannedSet> planned,
      Settings settings,
      Layout layout,
      Work work)
      throws FragmillException {
    WebVttTexts texts = new WebVttTexts(settings, layout, work);
    for (int set = 0; set < planned.size(); set++) {
      boolean isStored = set < tracks.size() && texts.store(tracks.get(set), planned.get(set));
      if (!isStored || texts.isDescribed(TextForm.MP4)) {
        texts.sets.add(planned.get(set));
      }
    }
    if (texts.sets.isEmpty()) {
      texts.sets.addAll(planned); // A presentation has renditions, be it of text alone.
    }
    return texts;
  }

  /** Returns the sets of renditions, without text that no manifest describes in MP4. */
  List<PlannedSet> sets() {
    return List.copyOf(sets);
  }

  /** Returns the text in WebVTT files. */
  List<WebVttFiles> files() {
    return List.copyOf(files);
  }

  private boolean isDescribed(TextForm form) {
    return settings.manifests().stream().anyMatch(it -> it.textForm() == form);
  }

  /** Returns whether the files hold the text of a set. */
  private boolean store(List<PlannedTrack> tracks, PlannedSet set) throws FragmillException {
    PlannedTrack track = tracks.get(0);
    if (!isDescribed(TextForm.WEBVTT) || !WebVttTrack.isWebVtt(track.chosen())) {
      return false;
    }
    MemoryBudget budget = new MemoryBudget(settings.limits());
    Optional<WebVttDocument> document =
        WebVttTrack.read(track.chosen(), settings.limits(), budget, work);
    if (document.isEmpty()) {
      return false;
    }
    WebVttSegments segments =
        WebVttSegments.of(
            document.get(),
            startMillis(track),
            millis(track, track.boundaries().endTicks()),
            budget.part(track.chosen().source().name()));
    files.add(new WebVttFiles(set.renditions().get(0).id(), layout, set.attributes(), segments));
    return true;
  }

  private long[] startMillis(PlannedTrack track) {
    return layout == Layout.SINGLE_FILE
        ? new long[1]
        : Arrays.stream(track.boundaries().startTicks()).map(it -> millis(track, it)).toArray();
  }

  private static long millis(PlannedTrack track, long ticks) {
    TimeScale timeScale = track.chosen().track().timeScale();
    return timeScale.toDuration(ticks).toMillis();
  }
}
