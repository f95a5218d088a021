package io.github.fragmill.hls;

import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.SegmentTimes;
import java.util.List;

/**
 * The media playlist of a rendition (RFC 8216, 4.3.3): all of its segments, or the first picture of
 * each. Immutable.
 *
 * @param name of the playlist's file
 * @param targetSeconds the target duration
 * @param firstPictures whether it lists the beginnings of segments, up to the end of the first
 *     picture ({@code EXT-X-I-FRAMES-ONLY})
 * @param rates of what it lists
 */
record MediaPlaylist(
    String name,
    Rendition rendition,
    SegmentDurations durations,
    long targetSeconds,
    boolean firstPictures,
    BitRates rates) {

  /** {@code EXT-X-MAP} beside anything but pictures (RFC 8216, 7). */
  private static final int MAP_VERSION = 6;

  /** {@code EXT-X-MAP} with {@code EXT-X-I-FRAMES-ONLY}. */
  private static final int PICTURES_VERSION = 5;

  /** Media can be decoded without segments before (ISO/IEC 14496-12, I.3). */
  static boolean isIndependent(Rendition rendition) {
    return rendition.sapType() == 1 || rendition.sapType() == 2;
  }

  /** Returns the playlist of all segments. */
  static MediaPlaylist of(Rendition rendition, String name, long targetSeconds) {
    SegmentDurations durations = new SegmentDurations(rendition.segments(), rendition.timeScale());
    BitRates rates = BitRates.of(durations, rendition.segments()::sizeBytes, targetSeconds);
    return new MediaPlaylist(
        name, rendition, durations, targetSeconds, /* firstPictures= */ false, rates);
  }

  /** Returns the playlist of the first pictures. */
  static MediaPlaylist ofFirstPictures(Rendition rendition, String name) {
    SegmentDurations durations = new SegmentDurations(rendition.segments(), rendition.timeScale());
    long targetSeconds = durations.longestSeconds();
    BitRates rates =
        BitRates.of(durations, rendition.segments()::firstSampleEndBytes, targetSeconds);
    return new MediaPlaylist(
        name, rendition, durations, targetSeconds, /* firstPictures= */ true, rates);
  }

  ManifestFile write(KeyTags keys, Address address) throws UnsupportedMediaException {
    Playlist playlist =
        new Playlist(name, address.version(firstPictures ? PICTURES_VERSION : MAP_VERSION));
    address.importInto(playlist);
    playlist.tag("EXT-X-TARGETDURATION", targetSeconds).tag("EXT-X-PLAYLIST-TYPE", "VOD");
    if (firstPictures) {
      playlist.tag("EXT-X-I-FRAMES-ONLY");
    }
    if (isIndependent(rendition)) {
      playlist.tag("EXT-X-INDEPENDENT-SEGMENTS");
    }
    playlist.tag("EXT-X-MAP", map(address));
    List<String> lastKeys = List.of();
    SegmentPlace[] places = SegmentPlace.segments(rendition);
    for (int segment = 0; segment < places.length; segment++) {
      if (segment == 0 || !hasKeyOfLast(segment)) {
        List<String> now = keys.of(rendition, segment);
        addKeys(lastKeys, now, playlist);
        lastKeys = now;
      }
      playlist.tag("EXTINF", durations.extInf(segment));
      add(place(places[segment], segment), address, playlist);
    }
    return playlist.tag("EXT-X-ENDLIST").toFile();
  }

  private boolean hasKeyOfLast(int segment) {
    return rendition
        .protection()
        .map(it -> it.keyId(segment).equals(it.keyId(segment - 1)))
        .orElse(true);
  }

  private static void addKeys(List<String> last, List<String> now, Playlist playlist) {
    if (now.isEmpty() && !last.isEmpty()) {
      playlist.tag("EXT-X-KEY", "METHOD=NONE");
    }
    now.forEach(attributes -> playlist.tag("EXT-X-KEY", attributes));
  }

  private Attributes map(Address address) {
    SegmentPlace header = SegmentPlace.header(rendition);
    Attributes attributes = new Attributes().quoted("URI", address.of(header.fileName()));
    if (header.isRange()) {
      attributes.quoted("BYTERANGE", header.byteRange());
    }
    return attributes;
  }

  private SegmentPlace place(SegmentPlace whole, int segment) {
    SegmentTimes segments = rendition.segments();
    return firstPictures
        ? whole.beginning(segments.sizeBytes(segment), segments.firstSampleEndBytes(segment))
        : whole;
  }

  private static void add(SegmentPlace place, Address address, Playlist playlist) {
    if (place.isRange()) {
      playlist.tag("EXT-X-BYTERANGE", place.byteRange());
    }
    playlist.uri(address.of(place.fileName()));
  }
}
