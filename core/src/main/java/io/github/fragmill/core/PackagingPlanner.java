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
import io.github.fragmill.core.protect.Protection;
import io.github.fragmill.core.protect.TitleProtection;
import io.github.fragmill.core.protect.TrackProtection;
import io.github.fragmill.core.segment.SegmentPlan;
import io.github.fragmill.core.segment.SegmentPlanner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Takes every decision about a title: which tracks, which cuts, which protection. */
final class PackagingPlanner {

  private final Settings settings;
  private final ManifestWriter manifest;
  private final List<Chosen> chosen = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private PackagingPlanner(Settings settings, ManifestWriter manifest) {
    this.settings = settings;
    this.manifest = manifest;
  }

  /** A track that is packaged. */
  private record Chosen(Source source, Track track) {

    String place() {
      return source.name() + ": track " + track.id();
    }
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
      choose(source);
    }
    if (chosen.isEmpty()) {
      throw new UnsupportedMediaException("no track was chosen by tracks(...)");
    }
    presentFromTheStart();
    // Pictures first, as people expect to find them; otherwise in the order of the sources.
    chosen.sort(Comparator.comparing(it -> it.track().format().type()));
    List<SegmentPlan> cuts =
        SegmentPlanner.plan(
            chosen.stream().map(Chosen::track).toList(), settings.segmentDuration());
    MediaBuffers buffers =
        new MediaBuffers(largestSegment(cuts), Runtime.getRuntime().availableProcessors());
    Optional<TitleProtection> title = settings.protection().map(Protection::begin);
    RenditionNames names = new RenditionNames();
    List<RenditionPlan> renditions = new ArrayList<>();
    for (int index = 0; index < chosen.size(); index++) {
      Track track = chosen.get(index).track();
      Optional<TrackProtection> protection =
          title.isPresent() ? title.get().protect(track) : Optional.empty();
      renditions.add(
          rendition(names.next(track), chosen.get(index), cuts.get(index), protection, buffers));
    }
    return new PackagingPlan(settings, manifest, renditions, duration(), notes);
  }

  /** A recording of a live stream goes on with the stream's clock; the presentation begins at 0. */
  private void presentFromTheStart() throws UnsupportedMediaException {
    List<Track> moved = CommonStart.atZero(chosen.stream().map(Chosen::track).toList());
    for (int index = 0; index < moved.size(); index++) {
      chosen.set(index, new Chosen(chosen.get(index).source(), moved.get(index)));
    }
  }

  private RenditionPlan rendition(
      String id,
      Chosen from,
      SegmentPlan cuts,
      Optional<TrackProtection> protection,
      MediaBuffers buffers) {
    boolean segmentsAreFiles = manifest.layout() == Layout.SEGMENT_FILES;
    TrackFragments fragments =
        new TrackFragments(
            from.source().name(), from.track(), cuts, protection, segmentsAreFiles, buffers);
    return new RenditionPlan(id, from.source(), from.track(), cuts, protection, fragments);
  }

  private void choose(Source source) throws FragmillException {
    Movie movie = Movie.read(source, settings.limits());
    for (SkippedTrack skipped : movie.skippedTracks()) {
      notes.add(source.name() + ": " + skipped);
    }
    for (Track track : movie.tracks()) {
      Chosen candidate = new Chosen(source, track);
      if (settings.selector().matches(track)) {
        chosen.add(candidate);
      } else {
        notes.add(candidate.place() + " left out by tracks(...)");
      }
    }
  }

  private int largestSegment(List<SegmentPlan> cuts) throws LimitExceededException {
    long largest = 0;
    for (int index = 0; index < chosen.size(); index++) {
      largest = Math.max(largest, largestSegment(chosen.get(index), cuts.get(index)));
    }
    return Math.toIntExact(largest);
  }

  private long largestSegment(Chosen from, SegmentPlan cuts) throws LimitExceededException {
    if (manifest.layout() == Layout.SINGLE_FILE && cuts.count() > SegmentIndex.MAX_REFERENCES) {
      throw new LimitExceededException(
          from.place()
              + ": "
              + cuts.count()
              + " segments, but the index of a single file (sidx)"
              + " has room for "
              + SegmentIndex.MAX_REFERENCES
              + "; use longer segments or segment files");
    }
    long largest = 0;
    for (int segment = 0; segment < cuts.count(); segment++) {
      if (cuts.durationTicks(segment) > SegmentIndex.MAX_DURATION_TICKS) {
        throw new LimitExceededException(
            from.place()
                + ": segment "
                + segment
                + " lasts "
                + cuts.durationTicks(segment)
                + " ticks, which need more than 32 bits");
      }
      long bytes = TrackFragments.mediaBytes(from.track().samples(), cuts, segment);
      if (bytes > settings.limits().maxSegmentBytes()) {
        throw new LimitExceededException(
            from.place()
                + ": segment "
                + segment
                + " has "
                + bytes
                + " bytes, more than maxSegmentBytes = "
                + settings.limits().maxSegmentBytes()
                + "; sync samples lie too far apart");
      }
      largest = Math.max(largest, bytes);
    }
    return largest;
  }

  private Duration duration() {
    return chosen.stream()
        .map(Chosen::track)
        .map(track -> track.timeScale().toDuration(track.presentationEndTicks()))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
