package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.SkippedTrack;

/**
 * Says why a track is left out.
 *
 * @param id of the track
 * @param handler what it holds
 */
record TrackSkip(long id, String handler) {

  /** It holds nothing that is packaged. */
  PendingTrack because(String type, String reason) {
    return PendingTrack.skipped(track(type, SkippedTrack.Cause.UNSUPPORTED_TYPE, reason));
  }

  SkippedTrack track(String type, SkippedTrack.Cause cause, String reason) {
    return SkippedTrack.of(id, handler, BoxScanner.printable(type), cause, reason);
  }

  SkippedTrack track(String type, SkippedTrack.Cause cause, UnsupportedMediaException reason) {
    return track(type, cause, String.valueOf(reason.getMessage()));
  }
}
