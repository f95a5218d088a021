package io.github.fragmill.benchmarks;

import io.github.fragmill.benchmarks.movie.SyntheticMovie;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.RenditionPlan;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.presentation.Addressing;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.SegmentTimes;
import io.github.fragmill.core.presentation.SwitchingSet;
import io.github.fragmill.crypto.AesEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The renditions of a {@link Ladder} as a manifest sees them, without packaging them. */
final class LadderPresentation {

  private static final int HEADER_BYTES = 1000;
  private static final int SEGMENT_HEADER_BYTES = 2000;

  private final ManifestWriter manifest;
  private final List<Rendition> video = new ArrayList<>();
  private final List<Rendition> audio = new ArrayList<>();

  private LadderPresentation(ManifestWriter manifest) {
    this.manifest = manifest;
  }

  static Presentation of(int seconds, ManifestWriter manifest) throws FragmillException {
    LadderPresentation ladder = new LadderPresentation(manifest);
    ladder.add(Ladder.first(seconds));
    for (SyntheticMovie movie : Ladder.others(seconds)) {
      ladder.add(movie);
    }
    return Presentation.builder(
            Duration.ofSeconds(seconds),
            List.of(
                SwitchingSet.builder(ladder.video).build(),
                SwitchingSet.builder(ladder.audio).build()))
        .build();
  }

  private void add(SyntheticMovie movie) throws FragmillException {
    PackagingPlan plan =
        Packager.of(movie.boxesOnly())
            .protect(Protections.of(Protections.CBCS, AesEngine.bouncyCastle()))
            .manifest(manifest)
            .plan();
    for (RenditionPlan rendition : plan.renditions()) {
      List<Rendition> set = rendition.track().format().type() == TrackType.VIDEO ? video : audio;
      set.add(rendition(rendition.id() + "-" + set.size(), rendition));
    }
  }

  private Rendition rendition(String id, RenditionPlan plan) {
    return Rendition.builder(id, plan.track().format())
        .frameRate(plan.track().frameRate())
        .timeScale(plan.track().timeScale())
        .segments(
            new SegmentTimes(
                plan.boundaries().startTicks(), plan.boundaries().endTicks(), segmentBytes(plan)))
        .addressing(addressing(id, plan))
        .protection(plan.protection())
        .build();
  }

  private Addressing addressing(String id, RenditionPlan plan) {
    return manifest.supports(Layout.SINGLE_FILE)
        ? new Addressing.SingleFile(id + ".mp4", HEADER_BYTES, 32 + 12L * plan.segmentCount())
        : new Addressing.NumberedSegments(id + "/init.mp4", id, ".m4s", /* firstNumber= */ 1);
  }

  private static long[] segmentBytes(RenditionPlan plan) {
    SampleTable samples = plan.track().samples();
    long[] bytes = new long[plan.segmentCount()];
    for (int segment = 0; segment < bytes.length; segment++) {
      bytes[segment] = SEGMENT_HEADER_BYTES;
      for (int sample = plan.boundaries().firstSample(segment);
          sample < plan.boundaries().endSample(segment);
          sample++) {
        bytes[segment] += samples.sizeBytes(sample);
      }
    }
    return bytes;
  }
}
