package io.github.fragmill.benchmarks;

import io.github.fragmill.benchmarks.movie.SyntheticMovie;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.dash.DashManifest;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Keeps plans as a server caches them, each of a file of its own: two hours of video and audio.
 * Prints how many bytes each takes, in the heap and outside of it.
 *
 * <pre>{@code
 * java -Xmx4g -cp benchmarks.jar io.github.fragmill.benchmarks.CachedPlans [plans] [protection]
 * }</pre>
 */
public final class CachedPlans {

  private static final int SECONDS = 2 * 3600;
  private static final int KILOBITS_PER_SECOND = 3000;

  private CachedPlans() {}

  /**
   * What plans hold after a garbage collection.
   *
   * @param heapBytesOfEach in the heap
   * @param directBytes outside of the heap, of all plans together
   */
  record Footprint(long heapBytesOfEach, long directBytes) {}

  /**
   * @param args how many plans, 1000 unless given, and clear, cbcs or cenc, which is cbcs unless
   *     given
   */
  public static void main(String[] args) throws IOException {
    int plans = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
    String protection = args.length > 1 ? args[1] : Protections.CBCS;
    Footprint footprint = measure(plans, protection);
    System.out.printf(
        Locale.ROOT,
        "%d plans (%s): %.2f MB each in the heap, %d bytes outside of it%n",
        plans,
        protection,
        footprint.heapBytesOfEach() / 1e6,
        footprint.directBytes());
  }

  static Footprint measure(int plans, String protection) throws IOException {
    Path directory = Files.createTempDirectory("fragmill-plans");
    try {
      Source source =
          SyntheticMovie.of(SECONDS, KILOBITS_PER_SECOND)
              .writeBoxesTo(directory.resolve("movie.mp4"));
      plan(source, protection);
      long heapBefore = usedHeap();
      long directBefore = direct();
      List<PackagingPlan> kept = new ArrayList<>(plans);
      for (int i = 0; i < plans; i++) {
        kept.add(plan(source, protection));
      }
      Footprint footprint =
          new Footprint((usedHeap() - heapBefore) / kept.size(), direct() - directBefore);
      if (kept.get(plans - 1).renditions().isEmpty()) {
        throw new IllegalStateException("expected renditions");
      }
      return footprint;
    } finally {
      DirectoryTree.delete(directory);
    }
  }

  private static PackagingPlan plan(Source source, String protection) throws FragmillException {
    return Protections.apply(
            Packager.of(source).manifest(DashManifest.segmentTemplate()), protection)
        .plan();
  }

  private static long usedHeap() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  private static long direct() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }
}
