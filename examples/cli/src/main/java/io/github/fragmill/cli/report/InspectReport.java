package io.github.fragmill.cli.report;

import io.github.fragmill.cli.terminal.OneLine;
import io.github.fragmill.core.Movie;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.SkippedTrack;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.SampleEncryption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Describes the tracks of a movie as text. */
public final class InspectReport {

  private static final String LINE_END = System.lineSeparator();

  private InspectReport() {}

  /** Returns the text, which ends with a line end. */
  public static String of(Movie movie) {
    TextTable table =
        new TextTable("lllllrrlrll")
            .row(
                "track",
                "type",
                "codecs",
                "format",
                "language",
                "duration",
                "samples",
                "keyframes",
                "bit rate",
                "edit",
                "encryption");
    movie.tracks().forEach(track -> addRow(table, track, encryption(movie, track)));
    StringBuilder text =
        new StringBuilder(OneLine.of(movie.source().name()))
            .append(": ")
            .append(Units.bytes(movie.sizeBytes()))
            .append(LINE_END)
            .append(LINE_END)
            .append(table);
    for (SkippedTrack skipped : movie.skippedTracks()) {
      text.append("  ").append(OneLine.of(skipped)).append(LINE_END);
    }
    return text.toString();
  }

  /** Returns the scheme and the first key id; with key rotation, a track has many. */
  private static String encryption(Movie movie, Track track) {
    SampleEncryption encryption = movie.encryption().get(track.id());
    if (encryption == null) {
      return "-";
    }
    List<KeyId> keyIds = encryption.keyIds();
    return encryption.parameters().get(0).scheme()
        + ", key "
        + keyIds.get(0)
        + (keyIds.size() > 1 ? " and " + (keyIds.size() - 1) + " more" : "");
  }

  private static void addRow(TextTable table, Track track, String encryption) {
    table.row(
        Integer.toString(track.id()),
        track.format().type().mediaType(),
        track.format().codecs(),
        Formats.describe(Formats.asStored(track.format()), track.frameRate())
            + Formats.rotation(track.displayMatrix())
            + Formats.captions(track.format()),
        track.language().orElse("-"),
        Units.duration(track.duration()),
        Integer.toString(track.samples().count()),
        keyframes(track),
        Units.bitRate(averageBitsPerSecond(track)),
        edit(track),
        encryption);
  }

  private static String keyframes(Track track) {
    if (track.samples().isAllSync()) {
      return "all";
    }
    return SyncIntervals.of(track)
        .map(
            it ->
                "every %s, at most %s"
                    .formatted(Units.seconds(it.averageSeconds()), Units.seconds(it.maxSeconds())))
        .orElse("one");
  }

  private static String edit(Track track) {
    Edit edit = track.edit();
    List<String> parts = new ArrayList<>();
    if (edit.mediaStartTicks() > 0) {
      parts.add("from " + time(track, edit.mediaStartTicks()));
    }
    if (edit.durationTicks().isPresent()) {
      parts.add("for " + time(track, edit.durationTicks().getAsLong()));
    }
    if (edit.delayTicks() > 0) {
      parts.add("after " + time(track, edit.delayTicks()));
    }
    return parts.isEmpty() ? "-" : String.join(" ", parts);
  }

  private static String time(Track track, long ticks) {
    return Units.duration(track.timeScale().toDuration(ticks));
  }

  /** Returns the bit rate of all samples, including edited-out ones; 0 without duration. */
  static long averageBitsPerSecond(Track track) {
    long ticks = track.samples().endTicks() - track.samples().decodeTimeTicks(0);
    Duration duration = track.timeScale().toDuration(ticks);
    return ticks <= 0
        ? 0
        : Math.round(track.samples().totalBytes() * 8.0 * 1e9 / duration.toNanos());
  }
}
