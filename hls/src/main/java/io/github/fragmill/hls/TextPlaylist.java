package io.github.fragmill.hls;

import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.core.presentation.SegmentTimes;
import io.github.fragmill.core.presentation.SidecarFile;
import io.github.fragmill.core.presentation.WebVttRendition;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The media playlist of WebVTT files (RFC 8216, 3.5). Immutable.
 *
 * @param name of the playlist's file
 * @param fileNames of the segments
 * @param segments their times, in milliseconds, and sizes
 */
record TextPlaylist(String name, List<String> fileNames, SegmentTimes segments) {

  /** {@code EXTINF} with decimals (RFC 8216, 7). */
  private static final int VERSION = 3;

  private static final TimeScale MILLISECONDS = WebVttRendition.TIME_SCALE;

  static TextPlaylist of(WebVttRendition text, String name) {
    List<String> names =
        IntStream.range(0, text.segments().count()).mapToObj(text::fileName).toList();
    return new TextPlaylist(name, names, text.segments());
  }

  static TextPlaylist of(SidecarFile file, Duration duration, String name) {
    SegmentTimes whole =
        new SegmentTimes(
            new long[1], Math.max(1, duration.toMillis()), new long[] {file.sizeBytes()});
    return new TextPlaylist(name, List.of(file.fileName()), whole);
  }

  BitRates bitRates() {
    SegmentDurations durations = durations();
    return BitRates.of(durations, segments::sizeBytes, durations.longestSeconds());
  }

  private SegmentDurations durations() {
    return new SegmentDurations(segments, MILLISECONDS);
  }

  ManifestFile write(Address address) {
    SegmentDurations durations = durations();
    Playlist playlist = new Playlist(name, address.version(VERSION));
    address.importInto(playlist);
    playlist
        .tag("EXT-X-TARGETDURATION", durations.longestSeconds())
        .tag("EXT-X-PLAYLIST-TYPE", "VOD");
    for (int segment = 0; segment < segments.count(); segment++) {
      playlist.tag("EXTINF", durations.extInf(segment));
      playlist.uri(address.of(fileNames.get(segment)));
    }
    return playlist.tag("EXT-X-ENDLIST").toFile();
  }
}
