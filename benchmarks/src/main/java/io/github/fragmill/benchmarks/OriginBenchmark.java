package io.github.fragmill.benchmarks;

import io.github.fragmill.benchmarks.movie.SyntheticMovie;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.hls.HlsManifest;
import io.github.fragmill.origin.Origin;
import io.github.fragmill.origin.OriginRequest;
import io.github.fragmill.origin.OriginResponse;
import io.github.fragmill.origin.catalog.Title;
import io.github.fragmill.origin.catalog.TitleCatalog;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Requests to an origin, without a server around it: the manifest of two hours of video and audio
 * with DASH and HLS, and segments of 4 MB. Sampled, as percentiles.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class OriginBenchmark {

  /** Nobody asked for the title before: it is planned, and its manifests are written. */
  @Benchmark
  public long coldManifest(TwoHours title) throws IOException {
    return title.get(Origin.builder(title.catalog()).engine(title.engine).build(), Map.of());
  }

  /** The title is open. */
  @Benchmark
  public long warmManifest(TwoHours title) throws IOException {
    return title.get(title.origin, Map.of());
  }

  /** The client has the manifest: 304. */
  @Benchmark
  public long unchangedManifest(TwoHours title) throws IOException {
    return title.get(title.origin, title.condition);
  }

  /** One segment of 4 MB after the other, written to nowhere. */
  @Benchmark
  public long segment(Segments segments) throws IOException {
    return segments.getNext();
  }

  private static long answer(Origin origin, OriginRequest request, int status) throws IOException {
    try (OriginResponse response = origin.handle(request)) {
      if (response.status() != status) {
        throw new IllegalStateException(request + ": expected " + status + ", found " + response);
      }
      long bytes = response.remainingBytes();
      response.writeTo(new DiscardingChannel());
      return bytes;
    }
  }

  /** Two hours, whose boxes are in memory, so that no disk is measured. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls setUp
  public static class TwoHours {

    private static final String PATH = "/film/manifest.mpd";

    private final PackagingEngine engine = PackagingEngine.create();
    private Packager packager;
    private Origin origin;
    private Map<String, String> condition;

    @Setup
    public void setUp() {
      Source source = SyntheticMovie.ofSeconds(2 * 3600).boxesOnly();
      packager =
          Protections.apply(
              Packager.of(source).manifest(DashManifest.segmentTemplate(), HlsManifest.of()),
              Protections.CBCS);
      origin = Origin.builder(catalog()).engine(engine).build();
      try (OriginResponse response = origin.handle(OriginRequest.of("GET", PATH))) {
        condition = Map.of("If-None-Match", String.valueOf(response.fields().get("ETag")));
      }
    }

    TitleCatalog catalog() {
      return name -> Optional.of(Title.of(packager));
    }

    long get(Origin from, Map<String, String> fields) throws IOException {
      return answer(from, OriginRequest.of("GET", PATH, fields), fields.isEmpty() ? 200 : 304);
    }
  }

  /** Segments of one film, round and round. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets the parameter and calls setUp
  public static class Segments {

    private static final int COUNT = 10;

    @Param({Protections.CLEAR, Protections.CBCS, Protections.CENC})
    String protection;

    private TemporaryMovie movie;
    private Origin origin;
    private int requests;

    @Setup
    public void setUp() throws IOException {
      movie = TemporaryMovie.ofSeconds(4 * COUNT);
      Packager packager =
          Protections.apply(
              Packager.of(movie.source()).manifest(DashManifest.segmentTemplate()), protection);
      origin = Origin.builder(name -> Optional.of(Title.of(packager))).build();
    }

    long getNext() throws IOException {
      int number = 1 + requests++ % COUNT;
      return answer(origin, OriginRequest.of("GET", "/film/video-1080/" + number + ".m4s"), 200);
    }

    @TearDown
    public void tearDown() throws IOException {
      movie.delete();
    }
  }
}
