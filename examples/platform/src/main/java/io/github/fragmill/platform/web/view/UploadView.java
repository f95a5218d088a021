package io.github.fragmill.platform.web.view;

import io.github.fragmill.platform.catalog.Packaging;
import io.github.fragmill.platform.catalog.Upload;
import io.github.fragmill.platform.catalog.UploadFile;
import io.github.fragmill.platform.catalog.UploadTrack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The JSON object of an upload. */
public record UploadView(
    long inputContentId,
    long id,
    String title,
    long videoTrackNumber,
    double durationSeconds,
    long sizeBytes,
    Instant createdAt,
    List<FileView> files,
    List<TrackView> tracks,
    List<String> notes,
    List<PackagingView> packagedContent) {

  record FileView(
      int file,
      String name,
      long sizeBytes,
      Optional<String> language,
      Optional<String> label,
      Optional<String> role) {}

  record TrackView(
      int file,
      long trackNumber,
      String type,
      String codec,
      Optional<Integer> width,
      Optional<Integer> height,
      Optional<Double> frameRate,
      Optional<Integer> channels,
      Optional<Integer> sampleRate,
      Optional<String> language,
      double durationSeconds) {}

  public static UploadView of(Upload upload, List<Packaging> packagings, Addresses addresses) {
    return new UploadView(
        upload.id(),
        upload.id(),
        upload.title(),
        upload.videoTrackNumber(),
        seconds(upload.duration()),
        upload.sizeBytes(),
        upload.createdAt(),
        IntStream.range(0, upload.files().size())
            .mapToObj(file -> file(file, upload.files().get(file)))
            .toList(),
        upload.tracks().stream().map(UploadView::track).toList(),
        upload.notes(),
        packagings.stream().map(packaging -> PackagingView.of(packaging, addresses)).toList());
  }

  private static FileView file(int number, UploadFile file) {
    return new FileView(
        number, file.name(), file.sizeBytes(), file.language(), file.label(), file.role());
  }

  private static TrackView track(UploadTrack track) {
    return new TrackView(
        track.file(),
        track.number(),
        track.type(),
        track.codec(),
        track.width(),
        track.height(),
        track.frameRate(),
        track.channels(),
        track.sampleRate(),
        track.language(),
        seconds(track.duration()));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }
}
