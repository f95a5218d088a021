package io.github.fragmill.core.internal.plan;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.fragment.TrackFragments;
import io.github.fragmill.core.internal.settings.Settings;
import io.github.fragmill.core.internal.track.ChosenTrack;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.protect.Protection;
import io.github.fragmill.core.protect.TitleProtection;
import io.github.fragmill.core.protect.TitleTrack;
import io.github.fragmill.core.protect.TrackProtection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes renditions of tracks that are divided into segments: protects and names them. */
final class RenditionPlanner {

  private final Optional<TitleProtection> title;
  private final Layout layout;

  RenditionPlanner(Settings settings, Layout layout) {
    this.title = settings.protection().map(Protection::begin);
    this.layout = layout;
  }

  /**
   * Plans the renditions of a set.
   *
   * @param mains the tracks that the set is made of, one for each: itself, but for trick play
   * @param ids one for each track
   */
  List<PlannedRendition> plan(
      List<PlannedTrack> set,
      List<PlannedTrack> mains,
      List<String> ids,
      TrackAttributes attributes)
      throws FragmillException {
    List<PlannedRendition> renditions = new ArrayList<>();
    for (int index = 0; index < set.size(); index++) {
      PlannedTrack track = set.get(index);
      String id = ids.get(index);
      Optional<TrackProtection> protection =
          protection(id, track, mains.get(index).chosen().track());
      renditions.add(rendition(id, track, attributes, protection));
    }
    return renditions;
  }

  private Optional<TrackProtection> protection(String id, PlannedTrack planned, Track main)
      throws FragmillException {
    ChosenTrack chosen = planned.chosen();
    if (title.isEmpty() || chosen.type() == TrackType.TEXT) {
      return Optional.empty();
    }
    String name = id + " (" + chosen.place() + ")";
    return title
        .get()
        .protect(new TitleTrack(name, main, chosen.track()), planned.boundaries().startTicks());
  }

  /** Ends the planning, after the last set: what the protection was told fits the title. */
  void complete() throws FragmillException {
    if (title.isPresent()) {
      title.get().complete();
    }
  }

  private PlannedRendition rendition(
      String id,
      PlannedTrack planned,
      TrackAttributes attributes,
      Optional<TrackProtection> protection) {
    ChosenTrack from = planned.chosen();
    TrackFragments fragments =
        new TrackFragments(
            from.source().name(),
            from.track(),
            from.decryption(),
            planned.boundaries(),
            protection,
            /* segmentsAreFiles= */ layout != Layout.SINGLE_FILE);
    return new PlannedRendition(
        id,
        new RenditionFiles(id, layout),
        from.source(),
        from.track(),
        attributes,
        planned.boundaries(),
        protection,
        fragments);
  }
}
