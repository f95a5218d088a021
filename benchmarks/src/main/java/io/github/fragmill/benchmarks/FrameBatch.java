package io.github.fragmill.benchmarks;

import io.github.fragmill.benchmarks.movie.SyntheticMovie;
import io.github.fragmill.core.Movie;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.protect.SubsampleMap;
import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.protect.port.Encryption;
import io.github.fragmill.core.protect.port.SegmentMapper;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The frames of one segment, side by side in a direct buffer. Not thread-safe. */
final class FrameBatch {

  private final Track track;
  private final ByteBuffer media;

  private FrameBatch(Track track, ByteBuffer media) {
    this.track = track;
    this.media = media;
  }

  static FrameBatch ofSeconds(int seconds) throws IOException {
    SyntheticMovie movie = SyntheticMovie.ofSeconds(seconds);
    Track video = SampleTracks.find(Movie.read(movie.boxesOnly()), TrackType.VIDEO);
    ByteBuffer media = ByteBuffer.allocateDirect((int) video.samples().totalBytes());
    for (int sample = 0; sample < video.samples().count(); sample++) {
      media.put(movie.frame(sample));
    }
    return new FrameBatch(video, media);
  }

  /** Finds the protectable ranges of all frames, and returns how many there are. */
  int findRanges() throws MalformedMediaException {
    ProtectableRangeFinder finder = track.format().protectableRangeFinder().orElseThrow();
    ByteRanges ranges = new ByteRanges();
    SampleTable samples = track.samples();
    int count = 0;
    for (int sample = 0, start = 0; sample < samples.count(); sample++) {
      find(finder, start, samples.sizeBytes(sample), ranges);
      count += ranges.count();
      start += samples.sizeBytes(sample);
    }
    return count;
  }

  /** Returns the subsamples of all frames under a scheme. */
  SubsampleMap map(Encryption encryption, TrackEncryption encrypted)
      throws MalformedMediaException {
    ProtectableRangeFinder finder = track.format().protectableRangeFinder().orElseThrow();
    SegmentMapper mapper = encryption.mapper(encrypted, /* segment= */ 0, /* firstSample= */ 0);
    SubsampleMap map = new SubsampleMap();
    ByteRanges ranges = new ByteRanges();
    SampleTable samples = track.samples();
    for (int sample = 0, start = 0; sample < samples.count(); sample++) {
      int sizeBytes = samples.sizeBytes(sample);
      find(finder, start, sizeBytes, ranges);
      mapper.map(sizeBytes, ranges, map);
      start += sizeBytes;
    }
    return map;
  }

  private void find(ProtectableRangeFinder finder, int start, int sizeBytes, ByteRanges into)
      throws MalformedMediaException {
    into.clear();
    media.limit(start + sizeBytes).position(start);
    finder.find(media, into);
  }
}
