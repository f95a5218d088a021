package io.github.fragmill.core.internal.track;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.internal.fragment.BufferPool;
import io.github.fragmill.core.internal.fragment.Fragment;
import io.github.fragmill.core.internal.fragment.TrackMedia;
import io.github.fragmill.core.internal.work.Work;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.source.SourceReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;

/** Reads the samples of a text track, to make other text of them. */
final class TextSamples {

  /** Samples have some 50 bytes, and are seldom next to each other. */
  private static final int BATCH_BYTES = 64 * 1024;

  /** Takes samples in the order of the track. */
  interface Into {

    /**
     * Takes a sample.
     *
     * @param startMillis the presentation time at which it begins
     * @param stopMillis the presentation time at which it ends
     */
    void add(long startMillis, long stopMillis, ByteBuffer sample) throws FragmillException;
  }

  private final ChosenTrack chosen;

  private TextSamples(ChosenTrack chosen) {
    this.chosen = chosen;
  }

  /**
   * Begins with a track.
   *
   * @throws LimitExceededException when it has more text than the limits allow
   */
  static TextSamples of(ChosenTrack chosen, Limits limits) throws LimitExceededException {
    long bytes = chosen.track().samples().totalBytes();
    int maxBytes = limits.maxTextBytes();
    if (bytes > maxBytes) {
      throw new LimitExceededException(
          chosen.place() + ": a text of " + bytes + " bytes, more than maxTextBytes = " + maxBytes);
    }
    return new TextSamples(chosen);
  }

  /** Reads all samples, each with its presentation time. */
  void readInto(Into into, Work work) throws FragmillException {
    SampleTable samples = chosen.track().samples();
    BufferPool pool = new BufferPool(4L * BATCH_BYTES);
    TrackMedia media = new TrackMedia(chosen.source().name(), chosen.track(), chosen.decryption());
    try (SourceReader reader = chosen.source().open()) {
      for (int first = 0; first < samples.count(); ) {
        work.check();
        int end = endOfBatch(samples, first);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Fragment batch = media.read(first, end, reader, pool)) {
          batch.writeTo(Channels.newChannel(bytes));
        }
        add(first, end, ByteBuffer.wrap(bytes.toByteArray()), into);
        first = end;
      }
    } catch (FragmillException e) {
      throw e;
    } catch (IOException e) {
      throw SourceException.of("cannot read " + chosen.source().name(), e);
    }
  }

  private static int endOfBatch(SampleTable samples, int first) {
    long bytes = samples.sizeBytes(first);
    int end = first + 1;
    while (end < samples.count() && bytes + samples.sizeBytes(end) <= BATCH_BYTES) {
      bytes += samples.sizeBytes(end++);
    }
    return end;
  }

  private void add(int first, int end, ByteBuffer bytes, Into into) throws FragmillException {
    Track track = chosen.track();
    SampleTable samples = track.samples();
    for (int sample = first; sample < end; sample++) {
      long begin = track.presentationTimeTicks(sample);
      long start = Math.max(begin, track.edit().delayTicks());
      long stop = Math.min(begin + samples.durationTicks(sample), track.presentationEndTicks());
      bytes.limit(bytes.position() + samples.sizeBytes(sample));
      try {
        into.add(
            track.timeScale().toDuration(start).toMillis(),
            track.timeScale().toDuration(stop).toMillis(),
            bytes.slice());
      } catch (MalformedMediaException e) {
        throw new MalformedMediaException(
                "track " + track.id() + ", sample " + sample,
                samples.offsetBytes(sample),
                e.reason())
            .in(chosen.source().name());
      }
      bytes.position(bytes.limit()).limit(bytes.capacity());
    }
  }
}
