package io.github.fragmill.platform.catalog;

import java.time.Duration;
import java.util.List;

/** An upload before it has a number. Immutable; see {@link Upload}. */
public record NewUpload(
    String title,
    String item,
    Duration duration,
    long videoTrackNumber,
    List<String> notes,
    List<UploadFile> files,
    List<UploadTrack> tracks) {

  public NewUpload {
    notes = List.copyOf(notes);
    files = List.copyOf(files);
    tracks = List.copyOf(tracks);
  }

  long sizeBytes() {
    return files.stream().mapToLong(UploadFile::sizeBytes).sum();
  }
}
