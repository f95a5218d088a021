package io.github.fragmill.platform.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A title: what was uploaded at once. Immutable.
 *
 * @param item where its files are in the input storage
 * @param videoTrackNumber the number of the first video track
 * @param notes what each packaging leaves out, and why
 */
public record Upload(
    long id,
    String title,
    String item,
    long sizeBytes,
    Duration duration,
    long videoTrackNumber,
    List<String> notes,
    Instant createdAt,
    List<UploadFile> files,
    List<UploadTrack> tracks) {

  public Upload {
    notes = List.copyOf(notes);
    files = List.copyOf(files);
    tracks = List.copyOf(tracks);
  }
}
