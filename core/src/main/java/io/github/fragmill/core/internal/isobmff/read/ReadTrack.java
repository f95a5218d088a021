package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.internal.codec.Codecs;
import io.github.fragmill.core.media.SkippedTrack;

/**
 * A track after the movie box and its tables have been read, before its fragments.
 *
 * @param headerContent the content of {@code tkhd}
 * @param entry the first sample entry, under the type that it has without encryption
 * @param samples those of the tables; fragments add theirs
 * @param skip for a track that turns out not to be packaged
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this package
record ReadTrack(
    TrackBoxes boxes,
    byte[] headerContent,
    SampleEntries entries,
    BoxLocation entry,
    TrackSamples samples,
    TrackSkip skip) {

  boolean isText() {
    return Codecs.text(entry.type()).isPresent();
  }

  /** Returns the same track, skipped. */
  SkippedTrack skipped(SkippedTrack.Cause cause, String reason) {
    return skip.track(entry.type(), cause, reason);
  }
}
