package io.github.fragmill.integration.travel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.SavedPlan;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.integration.packaging.Ladders;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.packaging.RotatedKeys;
import io.github.fragmill.integration.tools.ClassPath;
import io.github.fragmill.integration.tools.TestKey;
import java.io.BufferedReader;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight processes, each with a part of the work on many plans, of which one is killed. */
class ShardsIT {

  private static final PackagingEngine ENGINE = PackagingEngine.create();
  private static final int SHARDS = 8;
  private static final int KILLED = 3;

  private final Path folder;

  ShardsIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void commit_eightProcessesOneKilled_givesTheFiles() throws Exception {
    Map<String, PackagingPlan> plans = plans();
    Files.createDirectories(folder.resolve("plans"));
    for (Map.Entry<String, PackagingPlan> plan : plans.entrySet()) {
      byte[] bytes = SavedPlan.of(plan.getValue()).toBytes();
      Travel.assertHoldsNoKey(bytes);
      Files.write(folder.resolve("plans").resolve(plan.getKey()), bytes);
    }

    List<Process> processes = new ArrayList<>();
    for (int shard = 0; shard < SHARDS; shard++) {
      processes.add(start(shard));
    }
    killAfterFirstPlan(processes.get(KILLED));
    for (int shard = 0; shard < SHARDS; shard++) {
      int exitCode = processes.get(shard).waitFor();
      assertThat(exitCode == 0).as("shard %s ended well", shard).isEqualTo(shard != KILLED);
    }
    assertThat(start(KILLED).waitFor()).isZero();

    for (Path file : Shard.plans(folder)) {
      PackagingPlan plan = Objects.requireNonNull(plans.get(file.getFileName().toString()));
      ENGINE.commit(
          plan, ENGINE.receipts(plan, Shard.output(folder, file)), Shard.output(folder, file));
      Path whole = folder.resolve("whole").resolve(file.getFileName());
      ENGINE.packageTo(plan, Output.directory(whole));
      assertThat(Travel.files(Shard.directory(folder, file)))
          .as(file.getFileName().toString())
          .isEqualTo(Travel.files(whole));
    }
  }

  private Process start(int shard) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            ClassPath.entries().stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)),
            Shard.class.getName(),
            folder.toString(),
            Integer.toString(shard),
            Integer.toString(SHARDS))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void killAfterFirstPlan(Process process) throws Exception {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(output.readLine()).startsWith("done ");
      process.destroyForcibly();
    }
  }

  private Map<String, PackagingPlan> plans() throws Exception {
    Map<String, PackagingPlan> plans = new LinkedHashMap<>();
    Source clip = Source.file(BundledClip.file());
    Path text =
        Files.writeString(folder.resolve("en.vtt"), "WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n");
    for (Layout layout : Layout.values()) {
      for (Mode mode : Mode.values()) {
        plans.put(
            mode + "-" + layout,
            Packagers.of(clip, mode, layout)
                .text(Source.file(text), it -> it.language("en"))
                .sidecarText(Source.file(text), it -> it.language("de"))
                .trickPlay()
                .plan());
      }
      for (Scheme scheme : Scheme.values()) {
        plans.put("rotated-" + scheme + "-" + layout, rotated(clip, scheme, layout).plan());
      }
    }
    DashManifest onDemand = DashManifest.onDemand();
    plans.put("ladder", Ladders.withKeys(Scheme.CBCS, onDemand).trickPlay().plan());
    return plans;
  }

  private static Packager rotated(Source clip, Scheme scheme, Layout layout) throws Exception {
    return Packagers.of(clip, Mode.CLEAR, layout)
        .protect(
            new RotatedKeys(TestKey.WITH_LONG_IV)
                .encryption(scheme, /* periods= */ 3, Duration.ofSeconds(4))
                .clearLead(Duration.ofSeconds(3))
                .build());
  }
}
