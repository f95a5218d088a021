package io.github.fragmill.integration.timing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.integration.mp4.FragmentedFile;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.PackagedClip;
import io.github.fragmill.integration.packaging.PackagedTrack;
import io.github.fragmill.integration.tools.Ffprobe;
import io.github.fragmill.integration.tools.Ffprobe.Times;
import io.github.fragmill.integration.tools.Packet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;

/** Compares when the tracks of a clip are presented with when those of its packaged form are. */
final class TimingProof {

  /** Encryption moves nothing, and ffprobe does not open every codec when it is encrypted. */
  private static final Mode MODE = Mode.CLEAR;

  private static final double MAX_OFFSET_SECONDS = 0.001;

  /** What begins later than this is presented from 0 on: its first frame, or silence. */
  private static final double NOTICED_SECONDS = 0.1;

  private final Map<Long, TrackTimes> source;
  private final PackagedClip packaged;

  private TimingProof(Map<Long, TrackTimes> source, PackagedClip packaged) {
    this.source = source;
    this.packaged = packaged;
  }

  static TimingProof of(Path clip, Path directory) throws IOException {
    return new TimingProof(
        MovieTimes.of(clip), PackagedClip.of(clip, MODE, Layout.NUMBERED_SEGMENTS, directory));
  }

  /** Fails unless the boxes have the source's times, and ffprobe reads them so. */
  void assertTimesAreTheSources() throws IOException, InterruptedException {
    assertBoxesHaveTheSourcesTimes();
    for (PackagedTrack track : packaged.tracks()) {
      assertFfprobeAgrees(track, output(track));
    }
  }

  /**
   * Beginnings are equal to the tick, or 0 for what begins late; ends too, as far as the source's
   * edit list states them.
   */
  void assertBoxesHaveTheSourcesTimes() throws IOException {
    assertThat(packaged.tracks()).isNotEmpty();
    double offsetSeconds = output(packaged.tracks().get(0)).firstSeconds();
    double sourceOffsetSeconds = packagedSeconds(source(packaged.tracks().get(0)));
    for (PackagedTrack track : packaged.tracks()) {
      TrackTimes expected = source(track);
      TrackTimes found = output(track);
      String what = track.id();
      assertThat(found.ticksPerSecond() % expected.ticksPerSecond()).as(what).isZero();
      long finer = found.ticksPerSecond() / expected.ticksPerSecond();
      assertThat(found.firstTicks())
          .as("%s: begins", what)
          .isEqualTo(isLate(expected) ? 0 : expected.firstTicks() * finer);
      assertThat(found.lastTicks()).as("%s: last", what).isEqualTo(expected.lastTicks() * finer);
      assertEnd(what, found, expected, finer);
      assertThat(found.firstSeconds() - offsetSeconds)
          .as("%s: begins after the first track", what)
          .isCloseTo(
              packagedSeconds(expected) - sourceOffsetSeconds, Offset.offset(MAX_OFFSET_SECONDS));
      assertThat(firstDecodeTicks(track))
          .as("%s: is decoded by when it begins", what)
          .isLessThanOrEqualTo(found.firstTicks());
    }
  }

  private static long firstDecodeTicks(PackagedTrack track) throws IOException {
    FragmentedFile file = new FragmentedFile(Files.readAllBytes(track.file()));
    return FragmentedFile.baseMediaDecodeTime(file.fragments().get(0));
  }

  private static boolean isLate(TrackTimes source) {
    return source.firstSeconds() > NOTICED_SECONDS;
  }

  private static double packagedSeconds(TrackTimes source) {
    return isLate(source) ? 0 : source.firstSeconds();
  }

  /** The duration of an edit is a number of the movie's ticks, which may be coarser. */
  private static void assertEnd(String what, TrackTimes found, TrackTimes expected, long finer) {
    long tolerance = expected.movieTick() == 1 ? 0 : expected.movieTick() * finer;
    assertThat(found.endTicks())
        .as("%s: ends", what)
        .isCloseTo(expected.endTicks() * finer, Offset.offset(tolerance));
  }

  private static void assertFfprobeAgrees(PackagedTrack track, TrackTimes times)
      throws IOException, InterruptedException {
    List<Packet> packets =
        Ffprobe.require().list(track.file(), Times.PRESENTATION).get(0).packets();
    assertThat(packets)
        .as("%s: ffprobe's presentation times", track.id())
        .extracting(Packet::presentationTicks)
        .isEqualTo(times.presentationTicks());
  }

  private TrackTimes source(PackagedTrack track) {
    return Optional.ofNullable(source.get((long) track.sourceTrackId())).orElseThrow();
  }

  private static TrackTimes output(PackagedTrack track) throws IOException {
    Map<Long, TrackTimes> tracks = MovieTimes.of(track.file());
    assertThat(tracks).hasSize(1);
    return tracks.values().iterator().next();
  }
}
