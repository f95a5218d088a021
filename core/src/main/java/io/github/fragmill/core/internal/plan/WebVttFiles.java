package io.github.fragmill.core.internal.plan;

import io.github.fragmill.core.internal.text.webvtt.WebVttSegments;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.SegmentTimes;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.presentation.WebVttRendition;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Text that is in WebVTT files. Immutable and thread-safe.
 *
 * @param id that of the rendition that has the same text in MP4, or would have
 * @param layout how the segments of the presentation are stored
 * @param attributes what viewers choose the text by
 * @param segments computes the files
 */
public record WebVttFiles(
    String id, Layout layout, TrackAttributes attributes, WebVttSegments segments) {

  private static final Pattern NUMBER = Pattern.compile("/([0-9]{1,9})\\.vtt$");

  /**
   * One of the files.
   *
   * @param segment its index, from 0
   */
  public record Part(WebVttFiles text, int segment) {

    /** Returns the name of the file. */
    public String name() {
      return WebVttRendition.fileName(
          text.id(), text.layout(), segment, text.segments().startTicks(segment));
    }

    /** Returns the content of the file. */
    public byte[] bytes() {
      return text.segments().bytes(segment);
    }
  }

  /** Returns what manifests see. */
  public WebVttRendition rendition() {
    return new WebVttRendition(
        id,
        layout,
        new SegmentTimes(segments.startTicks(), segments.endTicks(), segments.sizeBytes()),
        attributes);
  }

  /** Returns the size of all files together. */
  public long totalBytes() {
    return LongStream.of(segments.sizeBytes()).sum();
  }

  /** Returns all files, in their order. */
  public Stream<Part> parts() {
    return IntStream.range(0, segments.count()).mapToObj(segment -> new Part(this, segment));
  }

  /** Returns the file of a name, or empty when there is none. */
  Optional<Part> part(String name) {
    int segment =
        switch (layout) {
          case SINGLE_FILE -> 0;
          case NUMBERED_SEGMENTS -> number(name) - 1;
          case TIMED_SEGMENTS -> Arrays.binarySearch(segments.startTicks(), number(name));
        };
    return segment >= 0 && segment < segments.count()
        ? Optional.of(new Part(this, segment)).filter(it -> it.name().equals(name))
        : Optional.empty();
  }

  /** Returns the number that may be in a name, or -1. */
  private static int number(String name) {
    Matcher matcher = NUMBER.matcher(name);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
  }
}
