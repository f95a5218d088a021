package io.github.fragmill.core;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.fragment.MediaBuffers;
import io.github.fragmill.core.internal.fragment.TrackFragments;
import io.github.fragmill.core.internal.isobmff.write.SegmentIndex;
import io.github.fragmill.core.media.SkippedTrack;
import io.github.fragmill.core.media.Source;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.protect.TitleProtection;
import io.github.fragmill.core.protect.TrackProtection;
import io.github.fragmill.core.segment.SegmentPlan;
import io.github.fragmill.core.segment.SegmentPlanner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes every decision about a title: which tracks, which cuts, which protection. */
final class PackagingPlanner {

  private final Settings settings;
  private final ManifestWriter manifest;
  private final List<Source> sources = new ArrayList<>();
  private final List<Track> tracks = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private PackagingPlanner(Settings settings, ManifestWriter manifest) {
    this.settings = settings;
    this.manifest = manifest;
  }

  static PackagingPlan plan(Settings settings) throws FragmillException {
    ManifestWriter manifest =
        settings
            .manifest()
            .orElseThrow(() -> new IllegalStateException("manifest(...) was not called"));
    return new PackagingPlanner(settings, manifest).plan();
  }

  private PackagingPlan plan() throws FragmillException {
    for (Source source : settings.sources()) {
      chooseTracks(source);
    }
    if (tracks.isEmpty()) {
      throw new UnsupportedMediaException("no track was chosen by tracks(...)");
    }
    List<SegmentPlan> cuts = SegmentPlanner.plan(tracks, settings.segmentDuration());
    MediaBuffers buffers =
        new MediaBuffers(largestSegment(cuts), Runtime.getRuntime().availableProcessors());
    Optional<TitleProtection> title = settings.protection().map(it -> it.begin());
    RenditionNames names = new RenditionNames();
    List<RenditionPlan> renditions = new ArrayList<>();
    for (int index = 0; index < tracks.size(); index++) {
      Track track = tracks.get(index);
      Optional<TrackProtection> protection = title.flatMap(it -> it.protect(track));
      TrackFragments fragments =
          new TrackFragments(
              sources.get(index).name(),
              track,
              cuts.get(index),
              protection,
              manifest.layout() == Layout.SEGMENT_FILES,
              buffers);
      renditions.add(
          new RenditionPlan(
              names.next(track),
              sources.get(index),
              track,
              cuts.get(index),
              protection,
              fragments));
    }
    return new PackagingPlan(settings, manifest, renditions, duration(), notes);
  }

  private void chooseTracks(Source source) throws FragmillException {
    Movie movie = Movie.read(source, settings.limits());
    for (SkippedTrack skipped : movie.skippedTracks()) {
      notes.add(source.name() + ": " + skipped);
    }
    for (Track track : movie.tracks()) {
      if (settings.selector().matches(track)) {
        sources.add(source);
        tracks.add(track);
      } else {
        notes.add(source.name() + ": track " + track.id() + " left out by tracks(...)");
      }
    }
  }

  private int largestSegment(List<SegmentPlan> cuts) throws LimitExceededException {
    long largest = 0;
    for (int index = 0; index < tracks.size(); index++) {
      requireIndexable(cuts.get(index), index);
      for (int segment = 0; segment < cuts.get(index).count(); segment++) {
        long bytes =
            TrackFragments.mediaBytes(tracks.get(index).samples(), cuts.get(index), segment);
        largest = Math.max(largest, bytes);
        if (bytes > settings.limits().maxSegmentBytes()) {
          throw new LimitExceededException(
              place(index)
                  + ": segment "
                  + segment
                  + " has "
                  + bytes
                  + " bytes, more than maxSegmentBytes = "
                  + settings.limits().maxSegmentBytes()
                  + "; sync samples lie too far apart");
        }
      }
    }
    return Math.toIntExact(largest);
  }

  private void requireIndexable(SegmentPlan cuts, int index) throws LimitExceededException {
    if (manifest.layout() == Layout.SINGLE_FILE && cuts.count() > SegmentIndex.MAX_REFERENCES) {
      throw new LimitExceededException(
          place(index)
              + ": "
              + cuts.count()
              + " segments, but the index of a single file (sidx)"
              + " has room for "
              + SegmentIndex.MAX_REFERENCES
              + "; use longer segments or segment files");
    }
  }

  private String place(int index) {
    return sources.get(index).name() + ": track " + tracks.get(index).id();
  }

  private Duration duration() {
    return tracks.stream()
        .map(track -> track.timeScale().toDuration(track.presentationEndTicks()))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
