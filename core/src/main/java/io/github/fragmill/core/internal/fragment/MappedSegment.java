package io.github.fragmill.core.internal.fragment;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.fragment.BufferPool.Lease;
import io.github.fragmill.core.internal.work.Deadline;
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
   * @param pool lends memory for what is read
   * @param deadline until when to wait for it
   */
  public static MappedSegment of(
      TrackFragments fragments,
      int segment,
      SourceReader reader,
      BufferPool pool,
      Deadline deadline)
      throws FragmillException {
    Optional<SegmentProtection> protecting = fragments.protecting(segment, reader);
    if (protecting.isPresent() && protecting.get().needsMap()) {
      int first = fragments.boundaries().firstSample(segment);
      int end = fragments.boundaries().endSample(segment);
      int windowBytes = SampleReader.windowBytes(fragments.samples(), first, end);
      try (Lease window = pool.lend(windowBytes, deadline)) {
        fragments.readThrough(
            first, end, reader, window.buffer(), windowBytes, protecting.get()::map);
      }
    }
    return new MappedSegment(fragments, segment, protecting);
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
   * @param pool lends memory for the part, and a window to compute it in
   * @param deadline until when to wait for both
   */
  public LentBytes read(long from, long to, SourceReader reader, BufferPool pool, Deadline deadline)
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
    int skippedBytes = mediaFrom - (first == 0 ? 0 : endBytes[first - 1]);
    int windowBytes = SampleReader.windowBytes(samples, firstSample + first, firstSample + end);
    BufferPool.Pair memory = pool.lend(mediaTo - mediaFrom, windowBytes, deadline);
    Lease lease = memory.range();
    boolean isHandedOver = false;
    try (Lease window = memory.window()) {
      ByteBuffer media = lease.buffer().limit(mediaTo - mediaFrom);
      SampleStep copy = new RangeCopy(skippedBytes, media);
      fragments.readThrough(
          firstSample + first,
          firstSample + end,
          reader,
          window.buffer(),
          windowBytes,
          protecting.isPresent() ? protecting.get().encryptingMapped().then(copy) : copy);
      buffers.add(media.flip());
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

  /** Copies the bytes of samples, of the first without its beginning, until a buffer is full. */
  private static final class RangeCopy implements SampleStep {

    private final ByteBuffer into;
    private int skippedBytes;

    RangeCopy(int skippedBytes, ByteBuffer into) {
      this.skippedBytes = skippedBytes;
      this.into = into;
    }

    @Override
    public void apply(int sample, ByteBuffer bytes) {
      int count = Math.min(bytes.remaining() - skippedBytes, into.remaining());
      into.put(into.position(), bytes, bytes.position() + skippedBytes, count);
      into.position(into.position() + count);
      skippedBytes = 0;
    }
  }
}
