package io.github.fragmill.cli.report;

import io.github.fragmill.core.Movie;
import io.github.fragmill.core.media.DisplayMatrix;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.SkippedTrack;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.SampleEncryption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the tracks of a movie as JSON. The names of the fields are stable. */
public final class InspectJson {

  private InspectJson() {}

  /** Returns the document. */
  public static String of(Path input, Movie movie) throws IOException {
    return new Json()
        .put("input", input.toString())
        .put("bytes", movie.sizeBytes())
        .put("tracks", movie.tracks().stream().map(it -> track(movie, it)))
        .put("skippedTracks", movie.skippedTracks().stream().map(InspectJson::skipped))
        .toText();
  }

  private static Json track(Movie movie, Track track) {
    Json json = new Json().put("id", track.id());
    FormatJson.put(json, Formats.asStored(track.format()), track.language(), track.frameRate())
        .put("timeScale", track.timeScale().ticksPerSecond())
        .putSeconds("durationSeconds", track.duration())
        .put("samples", track.samples().count())
        .put("allKeyframes", track.samples().isAllSync())
        .put("bytes", track.samples().totalBytes())
        .put("averageBitsPerSecond", InspectReport.averageBitsPerSecond(track));
    if (!track.samples().isAllSync()) {
      json.put("keyframeInterval", SyncIntervals.of(track).map(InspectJson::intervals));
    }
    if (!track.displayMatrix().equals(DisplayMatrix.IDENTITY)) {
      json.put("displayMatrix", matrix(track.displayMatrix()));
    }
    if (track.format() instanceof VideoFormat video && !video.captions().isEmpty()) {
      json.put("captions", video.captions().stream().map(Object::toString).toList());
    }
    SampleEncryption encryption = movie.encryption().get(track.id());
    if (encryption != null) {
      json.put("encryption", encryption(encryption));
    }
    return track.edit().equals(Edit.NONE) ? json : json.put("edit", edit(track));
  }

  private static Json encryption(SampleEncryption encryption) {
    return new Json()
        .put("scheme", encryption.parameters().get(0).scheme())
        .put("keyIds", encryption.keyIds().stream().map(KeyId::toString).toList());
  }

  /** Writes the fixed-point values as integers, in the order of the track header. */
  private static Json matrix(DisplayMatrix it) {
    Json json = new Json();
    it.rotationDegrees().ifPresent(degrees -> json.put("rotationDegrees", degrees));
    return json.put(
        "values", List.of(it.a(), it.b(), it.u(), it.c(), it.d(), it.v(), it.x(), it.y(), it.w()));
  }

  private static Json intervals(SyncIntervals intervals) {
    return new Json()
        .put("keyframes", intervals.count())
        .putSeconds("averageSeconds", intervals.averageSeconds())
        .putSeconds("maxSeconds", intervals.maxSeconds());
  }

  private static Json edit(Track track) {
    Edit edit = track.edit();
    TimeScale timeScale = track.timeScale();
    Json json =
        new Json()
            .putSeconds("mediaStartSeconds", timeScale.toDuration(edit.mediaStartTicks()))
            .putSeconds("delaySeconds", timeScale.toDuration(edit.delayTicks()));
    edit.durationTicks()
        .ifPresent(ticks -> json.putSeconds("durationSeconds", timeScale.toDuration(ticks)));
    return json;
  }

  private static Json skipped(SkippedTrack track) {
    return new Json()
        .put("id", track.id())
        .put("handler", track.handler())
        .put("sampleEntryType", track.sampleEntryType())
        .put("reason", track.reason());
  }
}
