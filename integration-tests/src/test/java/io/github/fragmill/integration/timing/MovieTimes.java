package io.github.fragmill.integration.timing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mp4parser.Box;
import org.mp4parser.Container;
import org.mp4parser.IsoFile;
import org.mp4parser.boxes.iso14496.part12.CompositionTimeToSample;
import org.mp4parser.boxes.iso14496.part12.EditListBox;
import org.mp4parser.boxes.iso14496.part12.MediaHeaderBox;
import org.mp4parser.boxes.iso14496.part12.MovieBox;
import org.mp4parser.boxes.iso14496.part12.MovieFragmentBox;
import org.mp4parser.boxes.iso14496.part12.MovieHeaderBox;
import org.mp4parser.boxes.iso14496.part12.TimeToSampleBox;
import org.mp4parser.boxes.iso14496.part12.TrackBox;
import org.mp4parser.boxes.iso14496.part12.TrackExtendsBox;
import org.mp4parser.boxes.iso14496.part12.TrackFragmentBaseMediaDecodeTimeBox;
import org.mp4parser.boxes.iso14496.part12.TrackFragmentBox;
import org.mp4parser.boxes.iso14496.part12.TrackFragmentHeaderBox;
import org.mp4parser.boxes.iso14496.part12.TrackHeaderBox;
import org.mp4parser.boxes.iso14496.part12.TrackRunBox;

/** Reads the times of a file's tracks with isoparser: from tables, fragments and edit lists. */
final class MovieTimes {

  private final MovieBox movie;
  private final List<MovieFragmentBox> fragments;
  private final long movieTicksPerSecond;

  private MovieTimes(IsoFile file) {
    movie = only(file, MovieBox.class);
    fragments = file.getBoxes(MovieFragmentBox.class);
    movieTicksPerSecond = only(movie, MovieHeaderBox.class).getTimescale();
  }

  /** Returns the times of all tracks, by their IDs. */
  static Map<Long, TrackTimes> of(Path path) throws IOException {
    byte[] boxes = TimingBoxes.of(Files.readAllBytes(path));
    try (IsoFile file = new IsoFile(Channels.newChannel(new ByteArrayInputStream(boxes)))) {
      MovieTimes times = new MovieTimes(file);
      Map<Long, TrackTimes> tracks = new HashMap<>();
      for (TrackBox track : times.movie.getBoxes(TrackBox.class)) {
        if (!all(track, TimeToSampleBox.class).isEmpty()) {
          tracks.put(only(track, TrackHeaderBox.class).getTrackId(), times.of(track));
        }
      }
      return tracks;
    }
  }

  private TrackTimes of(TrackBox track) {
    long ticksPerSecond = only(track, MediaHeaderBox.class).getTimescale();
    Samples samples = new Samples();
    samples.addTables(track);
    long tablesEndTicks = samples.endTicks();
    samples.addFragments(only(track, TrackHeaderBox.class).getTrackId());
    List<EditEntry> edits = new ArrayList<>();
    for (EditListBox box : all(track, EditListBox.class)) {
      edits.addAll(EditEntry.of(box, ticksPerSecond, movieTicksPerSecond));
    }
    TrackTimes times =
        new TrackTimes(
            ticksPerSecond,
            movieTicksPerSecond,
            samples.samples,
            edits.isEmpty() ? EditEntry.NONE : edits);
    return fragments.isEmpty() ? times : goingOn(times, tablesEndTicks);
  }

  /** An edit that ends with the tables was written before the fragments were. */
  private static TrackTimes goingOn(TrackTimes times, long tablesEndTicks) {
    List<EditEntry> edits = new ArrayList<>(times.edits());
    EditEntry last = edits.remove(edits.size() - 1);
    boolean endsWithTables =
        Math.abs(last.mediaTicks() + last.durationTicks() - tablesEndTicks) <= times.movieTick();
    edits.add(
        endsWithTables
            ? new EditEntry(last.mediaTicks(), last.presentationTicks(), EditEntry.ALL)
            : last);
    return new TrackTimes(
        times.ticksPerSecond(), times.movieTicksPerSecond(), times.samples(), edits);
  }

  /** The samples of a track, in decoding order. */
  private final class Samples {

    private final List<TimedSample> samples = new ArrayList<>();
    private long decodeTicks;

    void addTables(TrackBox track) {
      List<Integer> offsets = new ArrayList<>();
      for (CompositionTimeToSample ctts : all(track, CompositionTimeToSample.class)) {
        for (CompositionTimeToSample.Entry entry : ctts.getEntries()) {
          for (int count = 0; count < entry.getCount(); count++) {
            offsets.add(entry.getOffset());
          }
        }
      }
      for (TimeToSampleBox.Entry entry : only(track, TimeToSampleBox.class).getEntries()) {
        for (long count = 0; count < entry.getCount(); count++) {
          add(entry.getDelta(), offsets.isEmpty() ? 0 : offsets.get(samples.size()));
        }
      }
    }

    private void add(long durationTicks, long offsetTicks) {
      samples.add(new TimedSample(decodeTicks + offsetTicks, durationTicks));
      decodeTicks += durationTicks;
    }

    long endTicks() {
      return samples.stream().mapToLong(TimedSample::endTicks).max().orElse(0);
    }

    void addFragments(long trackId) {
      for (MovieFragmentBox fragment : fragments) {
        for (TrackFragmentBox traf : fragment.getBoxes(TrackFragmentBox.class)) {
          TrackFragmentHeaderBox header = only(traf, TrackFragmentHeaderBox.class);
          if (header.getTrackId() == trackId) {
            traf.getBoxes(TrackFragmentBaseMediaDecodeTimeBox.class)
                .forEach(tfdt -> decodeTicks = tfdt.getBaseMediaDecodeTime());
            traf.getBoxes(TrackRunBox.class).forEach(run -> addRun(run, header));
          }
        }
      }
    }

    private void addRun(TrackRunBox run, TrackFragmentHeaderBox header) {
      long standard =
          header.hasDefaultSampleDuration()
              ? header.getDefaultSampleDuration()
              : all(movie, TrackExtendsBox.class).stream()
                  .filter(trex -> trex.getTrackId() == header.getTrackId())
                  .mapToLong(TrackExtendsBox::getDefaultSampleDuration)
                  .sum();
      for (TrackRunBox.Entry entry : run.getEntries()) {
        add(
            run.isSampleDurationPresent() ? entry.getSampleDuration() : standard,
            run.isSampleCompositionTimeOffsetPresent()
                ? entry.getSampleCompositionTimeOffset()
                : 0);
      }
    }
  }

  private static <T extends Box> List<T> all(Container container, Class<T> type) {
    return container.getBoxes(type, /* recursive= */ true);
  }

  private static <T extends Box> T only(Container container, Class<T> type) {
    List<T> found = all(container, type);
    if (found.size() != 1) {
      throw new IllegalStateException(found.size() + " " + type.getSimpleName());
    }
    return found.get(0);
  }
}
