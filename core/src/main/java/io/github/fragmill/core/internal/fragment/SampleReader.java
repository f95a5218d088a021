package io.github.fragmill.core.internal.fragment;

import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SourceReader;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads the samples of a segment into one buffer, neighbours in the source with one read. */
final class SampleReader {

  private final String sourceName;
  private final SourceReader reader;
  private final SampleTable samples;

  SampleReader(String sourceName, SourceReader reader, SampleTable samples) {
    this.sourceName = sourceName;
    this.reader = reader;
    this.samples = samples;
  }

  /** Fills {@code media} from its position with the samples from first to end, and flips it. */
  void read(int firstSample, int endSample, ByteBuffer media) throws SourceException {
    int sample = firstSample;
    while (sample < endSample) {
      long start = samples.offsetBytes(sample);
      long end = start + samples.sizeBytes(sample);
      sample++;
      while (sample < endSample && samples.offsetBytes(sample) == end) {
        end += samples.sizeBytes(sample);
        sample++;
      }
      readRun(start, end, media);
    }
    media.flip();
  }

  private void readRun(long start, long end, ByteBuffer media) throws SourceException {
    int runEnd = Math.toIntExact(media.position() + (end - start));
    media.limit(runEnd);
    long position = start;
    try {
      while (media.hasRemaining()) {
        int count = reader.read(media, position);
        if (count < 0) {
          throw new SourceException(
              sourceName
                  + " has changed since it was planned: expected media up to byte "
                  + end
                  + ", found the end at "
                  + position);
        }
        position += count;
      }
    } catch (SourceException e) {
      throw e;
    } catch (IOException e) {
      throw SourceException.of("cannot read " + sourceName, e);
    }
    media.limit(media.capacity());
  }
}
