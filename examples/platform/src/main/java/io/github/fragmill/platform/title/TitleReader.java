package io.github.fragmill.platform.title;

import io.github.fragmill.core.Movie;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackFormat;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.platform.catalog.NewUpload;
import io.github.fragmill.platform.catalog.UploadFile;
import io.github.fragmill.platform.catalog.UploadTrack;
import io.github.fragmill.platform.error.Sentences;
import io.github.fragmill.platform.error.UploadRefusedException;
import io.github.fragmill.platform.error.UploadRefusedException.Reason;
import io.github.fragmill.platform.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Reads the tracks of uploaded files, and checks that the files can be packaged as one title. Reads
 * one title at a time, so that many uploads at once need no more memory than one. Thread-safe.
 */
public final class TitleReader {

  private final Storage storage;
  private final Limits limits;
  private final Semaphore turn = new Semaphore(1);

  public TitleReader(Storage storage, Limits limits) {
    this.storage = storage;
    this.limits = limits;
  }

  /**
   * Reads a title.
   *
   * @param item the item with its files
   * @throws UploadRefusedException when it cannot be packaged
   * @throws IOException when the storage does not answer
   */
  public NewUpload read(String title, String item, List<UploadFile> files)
      throws IOException, InterruptedException {
    turn.acquire();
    try {
      return readAlone(title, item, files);
    } catch (SourceException e) {
      throw e;
    } catch (FragmillException e) {
      throw new UploadRefusedException(Reason.UNUSABLE, Sentences.of(e), e);
    } finally {
      turn.release();
    }
  }

  private NewUpload readAlone(String title, String item, List<UploadFile> files)
      throws IOException {
    List<UploadTrack> tracks = new ArrayList<>();
    for (int file = 0; file < files.size(); file++) {
      UploadFile uploaded = files.get(file);
      Movie movie =
          Movie.read(
              new NamedSource(uploaded.name(), TitleFiles.stored(uploaded, storage).source()),
              limits);
      for (Track track : movie.tracks()) {
        tracks.add(describe(file, track, uploaded.language().or(track::language)));
      }
    }
    UploadTrack video =
        tracks.stream()
            .filter(track -> track.type().equals("video"))
            .findFirst()
            .orElseThrow(
                () ->
                    new UploadRefusedException(
                        Reason.UNUSABLE, "There is no video track in what was uploaded."));
    PackagingPlan plan =
        TitleFiles.packager(files, storage).limits(limits).manifest(DashManifest.onDemand()).plan();
    return new NewUpload(
        title,
        item,
        plan.duration(),
        video.number(),
        plan.notes().stream().map(Note::text).toList(),
        files,
        tracks);
  }

  private static UploadTrack describe(int file, Track track, Optional<String> language) {
    TrackFormat format = track.format();
    return new UploadTrack(
        file,
        track.id(),
        format.type().name().toLowerCase(Locale.ROOT),
        format.codecs(),
        video(format).map(VideoFormat::presentedWidthPixels),
        video(format).map(VideoFormat::presentedHeightPixels),
        track.frameRate().map(rate -> (double) rate.numerator() / rate.denominator()),
        audio(format).map(AudioFormat::channelCount),
        audio(format).map(AudioFormat::samplingRateHertz),
        format.type() == TrackType.VIDEO ? Optional.empty() : language,
        track.duration());
  }

  private static Optional<VideoFormat> video(TrackFormat format) {
    return format instanceof VideoFormat video ? Optional.of(video) : Optional.empty();
  }

  private static Optional<AudioFormat> audio(TrackFormat format) {
    return format instanceof AudioFormat audio ? Optional.of(audio) : Optional.empty();
  }
}
