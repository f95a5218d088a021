package io.github.fragmill.integration.purity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.PlannedFile;
import io.github.fragmill.core.RenditionPlan;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.integration.mp4.Box;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.packaging.RotatedKeys;
import io.github.fragmill.integration.tools.TestKey;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Segments of a plan, asked for like players ask, against the loop that writes them all. */
class PlanPurityIT {

  private static final PackagingEngine ENGINE = PackagingEngine.create();
  private static final int THREADS = 8;
  private static final int TIMES_EACH = 3;
  private static final long SEED = 20_261_101;

  /** A segment that somebody asked for, and what it has to be. */
  private record Request(PlannedFile segment, ByteBuffer expected) {}

  @ParameterizedTest
  @EnumSource(Mode.class)
  void writeTo_segmentFilesInRandomOrder_givesTheFiles(Mode mode) throws Exception {
    assertFilesAreServed(plan(mode, Layout.NUMBERED_SEGMENTS));
  }

  @Test
  void writeTo_rotationAndClearLeadInRandomOrder_givesTheFiles() throws Exception {
    assertFilesAreServed(
        Packagers.of(Source.file(BundledClip.file()), Mode.CLEAR, Layout.NUMBERED_SEGMENTS)
            .protect(
                new RotatedKeys(TestKey.WITH_LONG_IV)
                    .encryption(Scheme.CBCS, /* periods= */ 3, Duration.ofSeconds(4))
                    .clearLead(Duration.ofSeconds(3))
                    .build())
            .plan());
  }

  private static void assertFilesAreServed(PackagingPlan plan) throws Exception {
    MemoryClip files = packaged(plan);
    List<Request> requests = new ArrayList<>();
    for (RenditionPlan rendition : plan.renditions()) {
      assertThat(rendition.header()).isEqualTo(files.file(rendition.id() + "/init.mp4"));
      assertThat(rendition.segmentCount()).isGreaterThan(3);
      for (int index = 0; index < rendition.segmentCount(); index++) {
        requests.add(
            new Request(
                plan.segment(rendition.id(), index),
                ByteBuffer.wrap(files.file(rendition.id() + "/" + (index + 1) + ".m4s"))));
      }
    }
    assertEveryRequestIsServed(requests);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void writeTo_singleFileInRandomOrder_givesItsParts(Mode mode) throws Exception {
    PackagingPlan plan = plan(mode, Layout.SINGLE_FILE);
    MemoryClip files = packaged(plan);
    List<Request> requests = new ArrayList<>();
    for (RenditionPlan rendition : plan.renditions()) {
      byte[] file = files.file(rendition.id() + ".mp4");
      assertThat(file).startsWith(rendition.header());
      List<Box> boxes = Box.parse(file);
      List<Box> moofs = Box.all(boxes, "moof");
      assertThat(moofs).hasSize(rendition.segmentCount());
      for (int index = 0; index < moofs.size(); index++) {
        Box mdat = boxes.get(boxes.indexOf(moofs.get(index)) + 1);
        byte[] part = Arrays.copyOfRange(file, moofs.get(index).offsetBytes(), mdat.endBytes());
        requests.add(new Request(plan.segment(rendition.id(), index), ByteBuffer.wrap(part)));
      }
    }
    assertEveryRequestIsServed(requests);
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void manifests_withoutPackaging_givesTheFile(Layout layout) throws Exception {
    PackagingPlan plan = plan(Mode.CBCS, layout);
    assertThat(ENGINE.manifests(plan.withIndex(ENGINE.index(plan))))
        .containsExactly(
            new ManifestFile(
                "manifest.mpd", "application/dash+xml", packaged(plan).file("manifest.mpd")));
  }

  private static PackagingPlan plan(Mode mode, Layout layout) throws Exception {
    return Packagers.of(Source.file(BundledClip.file()), mode, layout).plan();
  }

  private static MemoryClip packaged(PackagingPlan plan) throws Exception {
    Output.Memory output = Output.memory();
    ENGINE.packageTo(plan, output);
    return new MemoryClip(output.files());
  }

  private static void assertEveryRequestIsServed(List<Request> requests) throws Exception {
    List<Callable<Request>> calls = new ArrayList<>();
    for (int time = 0; time < TIMES_EACH; time++) {
      for (Request request : requests) {
        calls.add(() -> serve(request));
      }
    }
    Collections.shuffle(calls, new Random(SEED));
    ExecutorService executor = Executors.newFixedThreadPool(THREADS);
    try {
      for (Future<Request> served : executor.invokeAll(calls)) {
        assertThat(served.get()).isNotNull();
      }
    } finally {
      executor.shutdown();
    }
  }

  private static Request serve(Request request) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long count = ENGINE.write(request.segment(), Channels.newChannel(bytes));
    assertThat(ByteBuffer.wrap(bytes.toByteArray())).isEqualTo(request.expected);
    assertThat(count).isEqualTo(request.expected.limit());
    assertThat(ENGINE.sizeBytes(request.segment)).isEqualTo(request.expected.limit());
    return request;
  }
}
