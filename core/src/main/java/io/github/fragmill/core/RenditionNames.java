package io.github.fragmill.core;

import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.presentation.Addressing;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Gives renditions their ids and their files' names. Single-use, not thread-safe. */
final class RenditionNames {

  private static final String EXTENSION = ".m4s";

  private final Set<String> used = new HashSet<>();

  /** Returns an id that no rendition before has: {@code video-1080}, {@code audio-en}. */
  String next(Track track) {
    String base =
        track.format() instanceof VideoFormat video
            ? "video-" + video.heightPixels()
            : track.language().map(tag -> "audio-" + tag.toLowerCase(Locale.ROOT)).orElse("audio");
    String id = base;
    for (int number = 2; !used.add(id); number++) {
      id = base + "-" + number;
    }
    return id;
  }

  /** Returns the name of a rendition that is one file. */
  static String fileName(String id) {
    return id + ".mp4";
  }

  /** Returns where a rendition's header and segment files are. */
  static Addressing.SegmentFiles segmentFiles(String id) {
    return new Addressing.SegmentFiles(id + "/init.mp4", id, EXTENSION, /* firstNumber= */ 1);
  }
}
