package io.github.fragmill.core.internal.fragment;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.SourceChangedException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.internal.source.Reads;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.source.SourceReader;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads the samples of a segment into one buffer, piece by piece. Neighbours in the source come
 * with one read. So do samples with little between them, such as video frames with an audio frame
 * after each: what lies between is read too, and the samples after it are moved down over it. How
 * much is little, the source says ({@link SourceReader#preferredGapBytes}): on a local disk, what
 * is cheaper to copy than another read; on a remote one, what takes no longer than a round trip.
 */
final class SampleReader {

  /** Samples are moved while they are still in the processor's cache. */
  static final int MAX_MERGED_BYTES = 512 * 1024;

  /** Gaps above this are read over for the sake of round trips; the cache does not count then. */
  private static final int MAX_LOCAL_GAP_BYTES = 8 * 1024;

  /** What is read at once beside the buffer, when gaps do not fit into it. */
  static final int MAX_SPREAD_BYTES = 4 * 1024 * 1024;

  private final String sourceName;
  private final SourceReader reader;
  private final SampleTable samples;

  SampleReader(String sourceName, SourceReader reader, SampleTable samples) {
    this.sourceName = sourceName;
    this.reader = reader;
    this.samples = samples;
  }

  /**
   * Puts the first sample into {@code media} at its position, and as many of those after it as are
   * best read with it. Room beyond the samples lets more of them come with one read.
   *
   * @param endSample the one after the last that is wanted
   * @return the sample after those that were read
   */
  int readSome(int firstSample, int endSample, ByteBuffer media) throws SourceException {
    int spanEnd = spanEnd(firstSample, endSample, media.remaining());
    long start = offsetBytes(firstSample);
    long end = endBytes(spanEnd - 1);
    int position = media.position();
    if (end - start <= media.remaining()) {
      readFully(start, end, media);
      media.position(closeGaps(firstSample, spanEnd, media, position));
    } else {
      ByteBuffer spread = ByteBuffer.allocate(Math.toIntExact(end - start));
      readFully(start, end, spread);
      spread.flip();
      for (int sample = firstSample; sample < spanEnd; sample++) {
        int found = (int) (offsetBytes(sample) - start);
        media.put(media.position(), spread, found, samples.sizeBytes(sample));
        media.position(media.position() + samples.sizeBytes(sample));
      }
    }
    return spanEnd;
  }

  /**
   * Puts samples into {@code media} at its position, one after the other, and goes over them while
   * they are still in the processor's cache from being read.
   *
   * @param endSample the one after the last
   * @param step what is done to each
   */
  void readAll(int firstSample, int endSample, ByteBuffer media, SampleStep step)
      throws FragmillException {
    ByteBuffer view = media.duplicate();
    for (int sample = firstSample; sample < endSample; ) {
      int position = media.position();
      int readEnd = readSome(sample, endSample, media);
      for (; sample < readEnd; sample++) {
        int nextPosition = position + samples.sizeBytes(sample);
        view.limit(nextPosition).position(position);
        step.apply(sample, view);
        position = nextPosition;
      }
    }
  }

  /**
   * Reads samples in groups that fit into a window, one group in place of the other, and goes over
   * them in order.
   *
   * @param endSample the one after the last
   * @param window has room for the largest sample
   * @param windowBytes how much of the window samples may fill
   * @param step what is done to each
   */
  void readThrough(
      int firstSample, int endSample, ByteBuffer window, int windowBytes, SampleStep step)
      throws FragmillException {
    for (int sample = firstSample; sample < endSample; ) {
      int groupEnd = sample + 1;
      long groupBytes = samples.sizeBytes(sample);
      while (groupEnd < endSample && groupBytes + samples.sizeBytes(groupEnd) <= windowBytes) {
        groupBytes += samples.sizeBytes(groupEnd++);
      }
      readAll(sample, groupEnd, window.clear(), step);
      sample = groupEnd;
    }
  }

  /** Returns how much memory {@link #readThrough} is best given: all, or some of many samples. */
  static int windowBytes(SampleTable samples, int firstSample, int endSample) {
    long allBytes = 0;
    int largestBytes = 0;
    for (int sample = firstSample; sample < endSample; sample++) {
      allBytes += samples.sizeBytes(sample);
      largestBytes = Math.max(largestBytes, samples.sizeBytes(sample));
    }
    return (int) Math.min(allBytes, Math.max(largestBytes, MAX_MERGED_BYTES));
  }

  /** Returns the sample after those that come with one read. */
  private int spanEnd(int firstSample, int endSample, int roomBytes) {
    int maxGapBytes = reader.preferredGapBytes();
    int mergedBytes =
        maxGapBytes > MAX_LOCAL_GAP_BYTES
            ? Math.max(MAX_SPREAD_BYTES, roomBytes)
            : Math.min(MAX_MERGED_BYTES, roomBytes);
    int maxBytes = reader.preferredReadBytes();
    for (int sample = firstSample + 1; sample < endSample; sample++) {
      long gapBytes = offsetBytes(sample) - endBytes(sample - 1);
      if (gapBytes != 0) {
        maxBytes = Math.min(maxBytes, mergedBytes);
      }
      boolean isClose = gapBytes >= 0 && gapBytes <= maxGapBytes;
      if (!isClose || endBytes(sample) - offsetBytes(firstSample) > maxBytes) {
        return sample;
      }
    }
    return endSample;
  }

  /** Moves samples together that were read with what lies between them; returns their end. */
  private int closeGaps(int firstSample, int endSample, ByteBuffer media, int startPosition) {
    long startBytes = offsetBytes(firstSample);
    int filled = startPosition;
    for (int sample = firstSample; sample < endSample; ) {
      int run = sample++;
      while (sample < endSample && offsetBytes(sample) == endBytes(sample - 1)) {
        sample++;
      }
      int found = startPosition + (int) (offsetBytes(run) - startBytes);
      int lengthBytes = (int) (endBytes(sample - 1) - offsetBytes(run));
      if (found != filled) {
        media.put(filled, media, found, lengthBytes);
      }
      filled += lengthBytes;
    }
    return filled;
  }

  private long offsetBytes(int sample) {
    return samples.offsetBytes(sample);
  }

  private long endBytes(int sample) {
    return samples.offsetBytes(sample) + samples.sizeBytes(sample);
  }

  private void readFully(long start, long end, ByteBuffer media) throws SourceException {
    media.limit(Math.toIntExact(media.position() + (end - start)));
    try {
      long found = Reads.fill(reader, media, start);
      if (media.hasRemaining()) {
        throw new SourceChangedException(
            sourceName
                + " has changed since it was planned: expected media up to byte "
                + end
                + ", found the end at "
                + found);
      }
    } catch (SourceException e) {
      throw e;
    } catch (IOException e) {
      throw SourceException.of("cannot read " + sourceName, e);
    }
    media.limit(media.capacity());
  }
}
