package io.github.fragmill.core.internal.track;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.control.Note.Code;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.internal.codec.Codecs;
import io.github.fragmill.core.internal.codec.port.SilentFrame;
import io.github.fragmill.core.internal.input.SampleSource;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.internal.timeline.AudioGaps;
import io.github.fragmill.core.internal.timeline.DecodeStart;
import io.github.fragmill.core.internal.timeline.FilledAudio;
import io.github.fragmill.core.internal.timeline.Gap;
import io.github.fragmill.core.internal.timeline.HeldFirstFrame;
import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lets tracks be presented from the beginning of the presentation on and without gaps. Players
 * begin where all tracks have begun, and jump over what one of them lacks. Text has gaps by nature.
 */
public final class GaplessTracks {

  /** About what a sample takes in a table that has samples of silence among others. */
  private static final int BYTES_PER_SAMPLE = 9;

  /** A broken recording has thousands. */
  private static final int MAX_NAMED_GAPS = 5;

  private final Limits limits;
  private final MemoryBudget memory;
  private final List<ChosenTrack> tracks = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  private GaplessTracks(Limits limits) {
    this.limits = limits;
    this.memory = new MemoryBudget(limits);
  }

  /**
   * Fills the gaps of tracks that are presented together.
   *
   * @throws LimitExceededException when that takes more samples than a source may have
   */
  public static GaplessTracks of(List<ChosenTrack> chosen, Limits limits) throws FragmillException {
    GaplessTracks result = new GaplessTracks(limits);
    for (ChosenTrack track : chosen) {
      result.tracks.add(
          switch (track.type()) {
            case VIDEO -> decodedInTime(result.held(track, chosen));
            case AUDIO -> result.filled(track);
            case TEXT -> track;
          });
    }
    return result;
  }

  /** Returns the tracks, in the same order. */
  public List<ChosenTrack> tracks() {
    return List.copyOf(tracks);
  }

  /** Returns a note for each track that was changed, or would have to be and cannot. */
  public List<Note> notes() {
    return List.copyOf(notes);
  }

  private ChosenTrack held(ChosenTrack chosen, List<ChosenTrack> all) {
    Track track = chosen.track();
    long lateTicks = HeldFirstFrame.lateTicks(track);
    if (lateTicks == 0 || !beginsLikeItsRenditions(chosen, all)) {
      return chosen;
    }
    String begins = String.format(Locale.ROOT, " begins at %.3f s", seconds(lateTicks, track));
    if (!HeldFirstFrame.isPossible(track)) {
      notes.add(
          new Note(
              Code.LATE_START,
              chosen.place() + begins + ", too late for its time scale: players begin there"));
      return chosen;
    }
    notes.add(
        new Note(
            Code.FIRST_FRAME_EXTENDED,
            chosen.place() + begins + "; its first frame is presented from 0 s on"));
    return chosen.with(HeldFirstFrame.fromZero(track));
  }

  private static ChosenTrack decodedInTime(ChosenTrack chosen) {
    Track track = DecodeStart.byPresentation(chosen.track());
    return track.equals(chosen.track()) ? chosen : chosen.with(track);
  }

  /** Renditions that do not begin together are not of the same video, which is not hidden. */
  private static boolean beginsLikeItsRenditions(ChosenTrack chosen, List<ChosenTrack> all) {
    double begin = begin(chosen.track());
    return all.stream()
        .filter(it -> it.isSwitchableVideo(chosen))
        .allMatch(it -> Math.abs(begin(it.track()) - begin) <= Gap.toleratedSeconds());
  }

  private static double begin(Track track) {
    return seconds(track.presentationStartTicks(), track);
  }

  private static double seconds(long ticks, Track track) {
    return (double) ticks / track.timeScale().ticksPerSecond();
  }

  private ChosenTrack filled(ChosenTrack chosen) throws FragmillException {
    Track track = chosen.track();
    if (!(track.format() instanceof AudioFormat format)) {
      return chosen;
    }
    SampleSource source = chosen.source();
    TimeScale timeScale = track.timeScale();
    Optional<SilentFrame> silence = Codecs.silence(format).filter(it -> it.ticks(1, timeScale) > 0);
    List<Gap> gaps = AudioGaps.of(track, silence);
    if (gaps.isEmpty()) {
      return chosen;
    }
    if (silence.isEmpty()) {
      notes.add(
          new Note(
              Code.AUDIO_GAP,
              chosen.place()
                  + " has no audio from "
                  + text(gaps, track)
                  + ", and no silence is known for its codec ("
                  + format.codecs()
                  + " in this form): players begin after such a time, or jump over it"));
      return chosen;
    }
    requireRoom(chosen, FilledAudio.countIn(gaps, track, silence.get()));
    notes.add(
        new Note(
            Code.SILENCE_ADDED,
            chosen.place() + " has no audio from " + text(gaps, track) + "; silence is added"));
    return chosen.with(
        source.followedBy(silence.get()),
        FilledAudio.of(track, gaps, silence.get(), source.stamp().sizeBytes()));
  }

  private void requireRoom(ChosenTrack chosen, long addedCount) throws LimitExceededException {
    long count = addedCount + chosen.track().samples().count();
    if (count > limits.maxSamples()) {
      throw new LimitExceededException(
          chosen.place()
              + ": "
              + count
              + " samples with the silence in its gaps, more than maxSamples = "
              + limits.maxSamples());
    }
    memory
        .part(chosen.source().name())
        .take(BYTES_PER_SAMPLE * count, "silence in track " + chosen.track().id());
  }

  private static String text(List<Gap> gaps, Track track) {
    String named =
        gaps.stream()
            .limit(MAX_NAMED_GAPS)
            .map(gap -> gap.toText(track))
            .collect(Collectors.joining(", "));
    int more = gaps.size() - MAX_NAMED_GAPS;
    return more > 0 ? named + " and " + more + " more times" : named;
  }
}
