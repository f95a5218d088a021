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
 * after each: what lies between is read too, and the samples after it are moved down over it. On a
 * local disk that is cheaper than a read for each frame; from a remote source it saves a round
 * trip.
 */
final class SampleReader {

  /** Copying this much takes about as long as another read from the page cache. */
  static final int MAX_GAP_BYTES = 8 * 1024;

  /** Samples are moved while they are still in the processor's cache. */
  static final int MAX_MERGED_BYTES = 512 * 1024;

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
    int position = media.position();
    readFully(offsetBytes(firstSample), endBytes(spanEnd - 1), media);
    media.position(closeGaps(firstSample, spanEnd, media, position));
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
    int maxBytes = reader.preferredReadBytes();
    for (int sample = firstSample + 1; sample < endSample; sample++) {
      long gapBytes = offsetBytes(sample) - endBytes(sample - 1);
      if (gapBytes != 0) {
        maxBytes = Math.min(maxBytes, Math.min(MAX_MERGED_BYTES, roomBytes));
      }
      boolean isClose = gapBytes >= 0 && gapBytes <= MAX_GAP_BYTES;
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
