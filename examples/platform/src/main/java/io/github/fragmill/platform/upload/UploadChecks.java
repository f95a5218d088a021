package io.github.fragmill.platform.upload;

import io.github.fragmill.platform.config.Configuration.UploadLimits;
import io.github.fragmill.platform.error.UploadRefusedException;
import io.github.fragmill.platform.error.UploadRefusedException.Reason;
import io.github.fragmill.platform.title.FileKind;
import java.time.Clock;
import java.time.Instant;

/** Refuses uploads that exceed the limits, and files of other kinds. */
record UploadChecks(UploadLimits limits, Clock clock) {

  private static final int MAX_NAME_CHARACTERS = 255;

  void requireRoom(long titles) throws UploadRefusedException {
    if (titles >= limits.titles()) {
      throw new UploadRefusedException(
          Reason.TOO_MUCH, "The library is full: it holds " + limits.titles() + " titles.");
    }
  }

  void requireFiles(int count) throws UploadRefusedException {
    if (count > limits.files()) {
      throw new UploadRefusedException(
          Reason.TOO_MUCH, "An upload holds at most " + limits.files() + " files.");
    }
  }

  void requireBytes(long bytes) throws UploadRefusedException {
    if (bytes > limits.bytes()) {
      throw new UploadRefusedException(
          Reason.TOO_MUCH, "An upload holds at most " + limits.bytes() + " bytes.");
    }
  }

  Instant deadline() {
    return clock.instant().plus(limits.time());
  }

  void requireInTime(Instant deadline) throws UploadRefusedException {
    if (clock.instant().isAfter(deadline)) {
      throw new UploadRefusedException(
          Reason.TOO_SLOW, "An upload takes at most " + limits.time().toMinutes() + " minutes.");
    }
  }

  static void requireKnownKind(String name) throws UploadRefusedException {
    if (name.isBlank()
        || name.length() > MAX_NAME_CHARACTERS
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new UploadRefusedException(
          Reason.INCOMPLETE,
          "A file needs a name of at most " + MAX_NAME_CHARACTERS + " printable characters.");
    }
    if (FileKind.of(name).isEmpty()) {
      throw new UploadRefusedException(
          Reason.WRONG_KIND,
          name + " is not of an accepted kind: .mp4, .m4v, .m4a, .mov, .vtt, .srt or .ttml.");
    }
  }
}
