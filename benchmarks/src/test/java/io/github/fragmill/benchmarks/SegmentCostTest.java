package io.github.fragmill.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.dash.DashManifest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a segment of four seconds at 8 Mbit/s costs beside its 4 MB. The build runs this twice, with
 * one jar of Bouncy Castle and with the other.
 */
class SegmentCostTest {

  private static final PackagingEngine ENGINE = PackagingEngine.create();

  private static final int SEGMENTS = 4;

  /** The first segments load classes. Compiled code allocates hardly less than interpreted. */
  private static final int WARM_UP = 4 * SEGMENTS;

  private static final int COUNTED = 2 * SEGMENTS;

  /** A segment's frames lie in as many chunks, with audio between them. */
  private static final int CHUNKS = 4;

  /** What is written with one call; the header of a segment takes one more. */
  private static final int PIECE_BYTES = 256 * 1024;

  private static TemporaryMovie movie;

  @BeforeAll
  static void writeMovie() throws IOException {
    movie = TemporaryMovie.ofSeconds(4 * SEGMENTS);
  }

  @AfterAll
  static void deleteMovie() throws IOException {
    movie.delete();
  }

  @Test
  void classPath_ofThisRun_holdsTheJarThatTheBuildMeans() throws Exception {
    assertThat(BouncyCastleJar.location()).contains("/" + BouncyCastleJar.expected() + "-");
  }

  @ParameterizedTest
  @CsvSource({
    "clear, bouncyCastle, 16,  16",
    "cbcs,  bouncyCastle, 64, 512",
    "cenc,  bouncyCastle, 64, 128",
    "cbcs,  jdk,          96,  96",
    "cenc,  jdk,          96,  96"
  })
  void writeTo_warmPlan_allocatesLittle(
      String protection, String engine, int maxKilobytes, int maxKilobytesInJava) throws Exception {
    PackagingPlan plan = plan(movie.source(), protection, engine);
    CountingChannel channel = new CountingChannel();
    writeSegments(plan, WARM_UP, channel);
    long before = allocatedBytes();
    writeSegments(plan, COUNTED, channel);
    long each = (allocatedBytes() - before) / COUNTED;
    int limit = BouncyCastleJar.isNative() ? maxKilobytes : maxKilobytesInJava;
    assertThat(each).as("garbage of a segment, bytes").isBetween(1L, limit * 1024L);
    assertThat(channel.bytes() / (WARM_UP + COUNTED)).isGreaterThan(3_900_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {Protections.CLEAR, Protections.CBCS, Protections.CENC})
  void writeTo_segment_readsEachChunkOnceAndWritesLargePieces(String protection) throws Exception {
    CountingSource source = new CountingSource(movie.source());
    PackagingPlan plan = plan(source, protection, "bouncyCastle");
    source.takeReads();
    for (int segment = 0; segment < plan.rendition("video-1080").segmentCount(); segment++) {
      CountingChannel channel = new CountingChannel();
      long sizeBytes = ENGINE.write(plan.segment("video-1080", segment), channel);
      assertThat(source.takeReads()).as("reads").isBetween(1, CHUNKS);
      assertThat(channel.writes()).as("writes").isBetween(1, 2 + (int) (sizeBytes / PIECE_BYTES));
      assertThat(channel.bytes()).isEqualTo(sizeBytes);
    }
  }

  private static PackagingPlan plan(Source source, String protection, String engine)
      throws FragmillException {
    Packager packager = Packager.of(source).manifest(DashManifest.segmentTemplate());
    if (!protection.equals(Protections.CLEAR)) {
      packager = packager.protect(Protections.of(protection, Engines.parse(engine)));
    }
    return packager.plan();
  }

  private static void writeSegments(PackagingPlan plan, int count, CountingChannel channel)
      throws FragmillException {
    assertThat(plan.rendition("video-1080").segmentCount()).isEqualTo(SEGMENTS);
    for (int index = 0; index < count; index++) {
      ENGINE.write(plan.segment("video-1080", index % SEGMENTS), channel);
    }
  }

  /** Returns what this thread has allocated in the heap so far. */
  private static long allocatedBytes() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
