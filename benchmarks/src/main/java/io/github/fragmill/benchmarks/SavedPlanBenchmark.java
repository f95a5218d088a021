package io.github.fragmill.benchmarks;

import io.github.fragmill.benchmarks.movie.SyntheticMovie;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.SavedPlan;
import io.github.fragmill.core.SegmentIndex;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.AesEngine;
import io.github.fragmill.crypto.Encryptor;
import io.github.fragmill.dash.DashManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Saves and loads the plan of two hours in five renditions of video and one of audio, beside making
 * it anew. The movies' boxes are in memory, so that no disk is measured.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SavedPlanBenchmark {

  /** Opens the movies and plans. */
  @Benchmark
  public PackagingPlan plan(Fixture fixture) throws FragmillException {
    return fixture.packager.plan();
  }

  /** From the plan to bytes. */
  @Benchmark
  public byte[] save(Fixture fixture) {
    return SavedPlan.of(fixture.plan).toBytes();
  }

  /** From bytes to the plan. */
  @Benchmark
  public PackagingPlan load(Fixture fixture) throws FragmillException {
    return fixture.load();
  }

  /** The manifest, from tables alone. */
  @Benchmark
  public List<ManifestFile> manifestWithoutIndex(Fixture fixture) throws FragmillException {
    return fixture.engine.manifests(fixture.plan);
  }

  /** The manifest, with exact sizes. */
  @Benchmark
  public List<ManifestFile> manifestWithIndex(Fixture fixture) throws FragmillException {
    return fixture.engine.manifests(fixture.measured);
  }

  /** Header and index of a single file of video. */
  @Benchmark
  public byte[] singleFileHead(Fixture fixture) {
    return fixture.singleFiles.renditions().get(0).singleFileHead();
  }

  /** The presentation. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls setUp
  public static class Fixture {

    private static final int SECONDS = 2 * 3600;

    private final ManifestWriter manifest = DashManifest.segmentTemplate();
    private final List<Source> sources = new ArrayList<>();
    private Packager packager;
    private PackagingPlan plan;
    private byte[] bytes;
    private Encryptor encryptor;
    private final PackagingEngine engine = PackagingEngine.create();
    private PackagingPlan measured;
    private PackagingPlan singleFiles;

    /** Prints how large the saved plan is beside what it was made of. */
    @Setup
    public void setUp() throws FragmillException {
      sources.add(Ladder.first(SECONDS).boxesOnly());
      packager = Packager.of(sources.get(0));
      for (SyntheticMovie movie : Ladder.others(SECONDS)) {
        sources.add(movie.boxesOnly());
        packager = packager.video(movie.boxesOnly());
      }
      packager =
          packager
              .protect(Protections.of(Protections.CBCS, AesEngine.bouncyCastle()))
              .manifest(manifest);
      plan = packager.plan();
      bytes = SavedPlan.of(plan).toBytes();
      encryptor = Encryptor.of(Protections.KEY);
      SegmentIndex index = engine.index(clear(manifest));
      measured = clear(manifest).withIndex(index);
      PackagingPlan onDemand = clear(DashManifest.onDemand());
      singleFiles = onDemand.withIndex(engine.index(onDemand));
      System.out.println(
          "saved plan: " + bytes.length + " bytes, index: " + index.toBytes().length + " bytes");
    }

    /** Its index needs no media, of which there is none. */
    private PackagingPlan clear(ManifestWriter writer) throws FragmillException {
      Packager clear = Packager.of(sources.get(0));
      for (Source source : sources.subList(1, sources.size())) {
        clear = clear.video(source);
      }
      return clear.manifest(writer).plan();
    }

    private PackagingPlan load() throws FragmillException {
      SavedPlan saved = SavedPlan.parse(bytes);
      return saved
          .loader()
          .encryption(encryptor)
          .sources(it -> sources.get(saved.sources().indexOf(it)))
          .manifest(manifest)
          .load();
    }
  }
}
