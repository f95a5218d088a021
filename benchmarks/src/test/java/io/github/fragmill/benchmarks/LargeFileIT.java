package io.github.fragmill.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.benchmarks.movie.SyntheticMovie;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.RenditionPlan;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.AesEngine;
import io.github.fragmill.dash.DashManifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A file of 20 GB, mostly holes, in a heap of 64 MB: offsets need more than 32 bits, and frames are
 * those that the movie's maker put there, wherever they lie.
 */
class LargeFileIT {

  private static final int GIGABYTES = 20;
  private static final long GIGABYTE = 1_000_000_000;
  private static final int[] LOOKED_AT_GIGABYTES = {0, 5, 10, 11, 19};
  private static final int SEGMENT_SECONDS = (int) LargeFile.SEGMENT_DURATION.toSeconds();
  private static final int FRAMES_PER_SEGMENT = 25 * SEGMENT_SECONDS;

  private static Path directory;
  private static SyntheticMovie movie;
  private static Source source;

  @BeforeAll
  static void writeMovie(@TempDir Path temporary) throws IOException {
    SmallHeap.require();
    directory = temporary;
    movie = LargeFile.movie(GIGABYTES);
    Path file = directory.resolve("large.mp4");
    source = movie.writeBoxesTo(file);
    assertThat(Files.size(file)).isGreaterThan(GIGABYTES * GIGABYTE);
    for (int gigabytes : LOOKED_AT_GIGABYTES) {
      int second = segmentAt(gigabytes) * SEGMENT_SECONDS;
      movie.writeMediaTo(file, second, second + SEGMENT_SECONDS, Integer.MAX_VALUE);
    }
  }

  private static int segmentAt(int gigabytes) {
    return movie.seconds() / SEGMENT_SECONDS * gigabytes / GIGABYTES;
  }

  @ParameterizedTest
  @ValueSource(strings = {Protections.CLEAR, Protections.CENC})
  void writeTo_segmentsBeyondThirtyTwoBits_holdTheirFrames(String protection) throws Exception {
    Packager packager =
        Packager.of(source)
            .segmentDuration(LargeFile.SEGMENT_DURATION)
            .manifest(DashManifest.segmentTemplate());
    PackagingPlan plan = Protections.apply(packager, protection).plan();
    RenditionPlan video = plan.rendition("video-1080");
    for (int gigabytes : LOOKED_AT_GIGABYTES) {
      int segment = segmentAt(gigabytes);
      assertThat(video.track().samples().offsetBytes(segment * FRAMES_PER_SEGMENT))
          .isBetween(gigabytes * GIGABYTE, (gigabytes + 1) * GIGABYTE);
      Path file = write(plan, segment);
      requireFrames(video, segment, file);
      Files.delete(file);
    }
  }

  /** Writes a segment to a file, because it would take half the heap. */
  private static Path write(PackagingPlan plan, int segment) throws IOException {
    Path file = directory.resolve(segment + ".m4s");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      PackagingEngine.create().write(plan.segment("video-1080", segment), channel);
    }
    return file;
  }

  /** Fails unless a segment ends with the frames of the movie, after decryption. */
  private static void requireFrames(RenditionPlan video, int segment, Path file)
      throws IOException {
    int first = segment * FRAMES_PER_SEGMENT;
    int end = first + FRAMES_PER_SEGMENT;
    long mediaBytes = 0;
    for (int frame = first; frame < end; frame++) {
      mediaBytes += movie.frame(frame).length;
    }
    Optional<CounterModeTwice> cipher =
        video.protection().isPresent()
            ? Optional.of(
                new CounterModeTwice(
                    Protections.of(Protections.CENC, AesEngine.bouncyCastle()),
                    video,
                    segment,
                    first))
            : Optional.empty();
    try (InputStream stream = Files.newInputStream(file)) {
      stream.skipNBytes(Files.size(file) - mediaBytes);
      for (int frame = first; frame < end; frame++) {
        byte[] expected = movie.frame(frame);
        byte[] found = stream.readNBytes(expected.length);
        if (cipher.isPresent()) {
          assertThat(Arrays.mismatch(found, expected)).as("where it is encrypted").isBetween(5, 99);
          cipher.get().decrypt(found);
        }
        assertThat(Arrays.mismatch(found, expected)).as("frame %s", frame).isEqualTo(-1);
      }
    }
  }
}
