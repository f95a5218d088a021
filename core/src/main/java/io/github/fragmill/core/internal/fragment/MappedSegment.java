package io.github.fragmill.core.internal.fragment;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.fragment.BufferPool.Lease;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.source.SourceReader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A segment whose boxes are made, and what they say of its samples: any part of its media can be
 * computed by itself. Takes some kilobytes, and no lent memory. Thread-safe.
 */
public final class MappedSegment {

  /** Samples are mapped so many bytes at a time, or one by one if they are larger. */
  private static final int WINDOW_BYTES = 256 * 1024;

  private final TrackFragments fragments;
  private final SampleTable samples;
  private final int firstSample;
  private final Optional<SegmentProtection> protecting;
  private final byte[] header;

  /** Where each sample ends in the media. */
  private final int[] endBytes;

  private MappedSegment(
      TrackFragments fragments, int segment, Optional<SegmentProtection> protecting)
      throws FragmillException {
    this.fragments = fragments;
    this.samples = fragments.samples();
    this.firstSample = fragments.boundaries().firstSample(segment);
    this.protecting = protecting;
    this.endBytes = new int[fragments.boundaries().endSample(segment) - firstSample];
    int end = 0;
    for (int index = 0; index < endBytes.length; index++) {
      end += samples.sizeBytes(firstSample + index);
      endBytes[index] = end;
    }
    this.header = fragments.header(segment, end, protecting);
  }

  /**
   * Makes the boxes of a segment. Reads the media where the boxes depend on it, a little at a time.
   *
   * @param memory lends what the media that is read needs
   */
  public static MappedSegment of(
      TrackFragments fragments, int segment, SourceReader reader, Memory memory)
      throws FragmillException {
    Optional<SegmentProtection> protecting = fragments.protecting(segment, reader);
    if (protecting.isPresent() && protecting.get().needsMap()) {
      int sample = fragments.boundaries().firstSample(segment);
      int end = fragments.boundaries().endSample(segment);
      while (sample < end) {
        int next = windowEnd(fragments.samples(), sample, end);
        int bytes = Math.toIntExact(TrackFragments.mediaBytes(fragments.samples(), sample, next));
        try (Lease lease = memory.lend(bytes)) {
          fragments.read(sample, next, reader, lease.buffer(), protecting.get()::map);
        }
        sample = next;
      }
    }
    return new MappedSegment(fragments, segment, protecting);
  }

  private static int windowEnd(SampleTable samples, int first, int end) {
    long bytes = samples.sizeBytes(first);
    int next = first + 1;
    while (next < end && bytes + samples.sizeBytes(next) <= WINDOW_BYTES) {
      bytes += samples.sizeBytes(next++);
    }
    return next;
  }

  /** Returns the size of the whole segment in bytes. */
  public long sizeBytes() {
    return header.length + (long) endBytes[endBytes.length - 1];
  }

  /**
   * Computes a part of the segment.
   *
   * @param from its first byte, from the beginning of the segment
   * @param to the one after its last
   * @param reader reads the samples
   * @param memory lends what the samples need that have a byte in the part
   */
  public LentBytes read(long from, long to, SourceReader reader, Memory memory)
      throws FragmillException {
    List<ByteBuffer> buffers = new ArrayList<>();
    if (from < header.length && from < to) {
      int end = (int) Math.min(to, header.length);
      buffers.add(ByteBuffer.wrap(header, (int) from, end - (int) from).slice());
    }
    int mediaFrom = (int) Math.max(0, from - header.length);
    int mediaTo = (int) Math.max(0, to - header.length);
    if (mediaFrom >= mediaTo) {
      return new LentBytes(buffers, () -> {});
    }
    int first = sampleAt(mediaFrom);
    int end = sampleAt(mediaTo - 1) + 1;
    int startBytes = first == 0 ? 0 : endBytes[first - 1];
    Lease lease = memory.lend(endBytes[end - 1] - startBytes);
    boolean isHandedOver = false;
    try {
      ByteBuffer media = lease.buffer();
      fragments.read(
          firstSample + first,
          firstSample + end,
          reader,
          media,
          protecting.isPresent() ? protecting.get().encryptingMapped() : SampleStep.NOTHING);
      buffers.add(media.slice(mediaFrom - startBytes, mediaTo - mediaFrom));
      isHandedOver = true;
      return new LentBytes(buffers, lease::close);
    } finally {
      if (!isHandedOver) {
        lease.close();
      }
    }
  }

  /** Returns the sample of the segment that a byte of the media is of, from 0. */
  private int sampleAt(int mediaByte) {
    int low = 0;
    int high = endBytes.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (endBytes[middle] <= mediaByte) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
