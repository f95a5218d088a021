package io.github.fragmill.benchmarks;

import io.github.fragmill.benchmarks.movie.SyntheticMovie;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingResult;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.dash.DashManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * Packages a file of many gigabytes to an output that throws everything away, and prints how long
 * it took and how much memory. The file is made in {@code java.io.tmpdir} and mostly holes: of each
 * sample, only the beginning is there, so it takes about a hundredth of its size.
 *
 * <pre>{@code
 * java -Xmx64m -cp benchmarks.jar io.github.fragmill.benchmarks.LargeFile [gigabytes] [protection]
 * }</pre>
 */
public final class LargeFile {

  /** 12.5 MB of video for each second. */
  private static final int KILOBITS_PER_SECOND = 100_000;

  private static final int SECONDS_PER_GIGABYTE = 80;

  /** Room for a slice header. */
  private static final int BYTES_OF_EACH_SAMPLE = 512;

  /** Segments of 25 MB, of which each thread holds one, outside of the heap. */
  static final Duration SEGMENT_DURATION = Duration.ofSeconds(2);

  /** Memory outside of the heap has the heap's limit unless the command line says otherwise. */
  private static final int THREADS = 2;

  private LargeFile() {}

  static SyntheticMovie movie(int gigabytes) {
    return SyntheticMovie.of(gigabytes * SECONDS_PER_GIGABYTE, KILOBITS_PER_SECOND);
  }

  /**
   * @param args gigabytes, 20 unless given, and clear, cbcs or cenc, which is cbcs unless given
   */
  public static void main(String[] args) throws IOException {
    int gigabytes = args.length > 0 ? Integer.parseInt(args[0]) : 20;
    String protection = args.length > 1 ? args[1] : Protections.CBCS;
    Path directory = Files.createTempDirectory("fragmill-large");
    try {
      Path file = directory.resolve("large.mp4");
      SyntheticMovie movie = movie(gigabytes);
      Source source = movie.writeBoxesTo(file);
      movie.writeMediaTo(file, /* firstSecond= */ 0, movie.seconds(), BYTES_OF_EACH_SAMPLE);
      Packager packager =
          Packager.of(source)
              .segmentDuration(SEGMENT_DURATION)
              .threads(THREADS)
              .manifest(DashManifest.onDemand());
      long startNanos = System.nanoTime();
      PackagingResult result =
          Protections.apply(packager, protection).packageTo(DiscardingOutput.positioned());
      double seconds = (System.nanoTime() - startNanos) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%s: %.1f GB in %.1f s, peak memory of the process: %s%n",
          protection,
          result.totalBytes() / 1e9,
          seconds,
          PeakMemory.ofThisProcess());
    } finally {
      DirectoryTree.delete(directory);
    }
  }
}
