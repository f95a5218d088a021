package io.github.fragmill.core.presentation;

import io.github.fragmill.core.media.TimeScale;
import java.util.Objects;

/**
 * Text as WebVTT files: one for each segment, or one in all beside single files ({@link
 * TextForm#WEBVTT}). Each holds the cues that are shown in its segment, with all of their times.
 * Never encrypted. Immutable and thread-safe.
 *
 * @param id unique among the texts of this form; that of the rendition with the same text in MP4,
 *     where there is one
 * @param layout how the segments of the presentation are stored
 * @param segments times and sizes of the files, in milliseconds
 * @param attributes what viewers choose the text by
 */
public record WebVttRendition(
    String id, Layout layout, SegmentTimes segments, TrackAttributes attributes) {

  /** The unit of the times. */
  public static final TimeScale TIME_SCALE = new TimeScale(1000);

  /** The type under which the files are served. */
  public static final String MIME_TYPE = "text/vtt";

  private static final String EXTENSION = ".vtt";

  public WebVttRendition {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(layout, "layout");
    Objects.requireNonNull(segments, "segments");
    Objects.requireNonNull(attributes, "attributes");
    if (layout == Layout.SINGLE_FILE && segments.count() != 1) {
      throw new IllegalArgumentException("segments: expected one, found " + segments.count());
    }
  }

  /**
   * Returns the name of a file: a relative path with {@code /}.
   *
   * @param segment its index, from 0
   */
  public String fileName(int segment) {
    return fileName(id, layout, segment, segments.startTicks(segment));
  }

  /**
   * Returns the name of a file: {@code text-en.vtt}, {@code text-en/1.vtt}, or by its time {@code
   * text-en/4000.vtt}.
   *
   * @param segment its index, from 0
   * @param startMillis when the segment begins
   */
  public static String fileName(String id, Layout layout, int segment, long startMillis) {
    return switch (layout) {
      case SINGLE_FILE -> id + EXTENSION;
      case NUMBERED_SEGMENTS -> id + "/" + (segment + 1L) + EXTENSION;
      case TIMED_SEGMENTS -> id + "/" + startMillis + EXTENSION;
    };
  }
}
