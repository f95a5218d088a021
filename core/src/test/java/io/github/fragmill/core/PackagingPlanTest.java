package io.github.fragmill.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.core.testing.FakeManifest;
import io.github.fragmill.core.testing.FakeProtection;
import io.github.fragmill.core.testing.StrictOutput;
import io.github.fragmill.core.testing.TestClips;
import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PackagingPlanTest {

  private static final PackagingEngine ENGINE = PackagingEngine.create();

  private static PackagingPlan plan(Layout layout) throws FragmillException {
    return Packager.of(TestClips.source(TestClips.MOOV_LAST))
        .protect(FakeProtection.all())
        .manifest(new FakeManifest(layout))
        .segmentDuration(Duration.ofSeconds(1))
        .plan();
  }

  private static byte[] segment(PackagingPlan plan, String rendition, int index)
      throws FragmillException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ENGINE.write(plan.segment(rendition, index), Channels.newChannel(bytes));
    return bytes.toByteArray();
  }

  /** One segment to be asked for. */
  private record Job(String rendition, int segment) {}

  private static List<Job> jobs(PackagingPlan plan) {
    List<Job> jobs = new ArrayList<>();
    for (RenditionPlan rendition : plan.renditions()) {
      for (int segment = 0; segment < rendition.segmentCount(); segment++) {
        jobs.add(new Job(rendition.id(), segment));
      }
    }
    return jobs;
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void segment_randomOrderOnEightThreads_equalsTheLoop(Layout layout) throws Exception {
    PackagingPlan plan = plan(layout);
    Map<String, byte[]> loop = new TreeMap<>();
    for (Job job : jobs(plan)) {
      loop.put(job.toString(), segment(plan, job.rendition(), job.segment()));
    }
    assertThat(loop).hasSizeGreaterThanOrEqualTo(8);

    ExecutorService executor = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int worker = 0; worker < 8; worker++) {
        List<Job> shuffled = jobs(plan);
        Collections.shuffle(shuffled, new Random(worker));
        workers.add(
            executor.submit(
                () -> {
                  for (Job job : shuffled) {
                    assertThat(segment(plan, job.rendition(), job.segment()))
                        .as("%s", job)
                        .isEqualTo(loop.get(job.toString()));
                  }
                  return null;
                }));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void id_savedAndRead_isTheSame() throws FragmillException {
    PackagingPlan plan = plan(Layout.NUMBERED_SEGMENTS);

    assertThat(plan.id()).matches("[0-9a-f]{64}");
    assertThat(SavedPlan.of(plan).planId()).isEqualTo(plan.id());
    assertThat(SavedPlan.parse(SavedPlan.of(plan).toBytes()).planId()).isEqualTo(plan.id());
  }

  @Test
  void plan_samePackagerAgain_givesTheSameSegments() throws FragmillException {
    PackagingPlan one = plan(Layout.NUMBERED_SEGMENTS);
    PackagingPlan other = plan(Layout.NUMBERED_SEGMENTS);
    for (Job job : jobs(one)) {
      assertThat(segment(other, job.rendition(), job.segment()))
          .isEqualTo(segment(one, job.rendition(), job.segment()));
    }
  }

  @Test
  void segment_encrypted_differsFromTheClearOneOnlyInItsMedia() throws FragmillException {
    PackagingPlan clear =
        Packager.of(TestClips.source(TestClips.MOOV_LAST))
            .manifest(new FakeManifest(Layout.NUMBERED_SEGMENTS))
            .segmentDuration(Duration.ofSeconds(1))
            .plan();
    byte[] plain = segment(clear, "audio-sv", 1);
    byte[] encrypted = segment(plan(Layout.NUMBERED_SEGMENTS), "audio-sv", 1);
    assertThat(encrypted.length).isGreaterThan(plain.length);
    assertThat(encrypted[encrypted.length - 1]).isNotEqualTo(plain[plain.length - 1]);
  }

  @Test
  void renditions_clip_areVideoThenSound() throws FragmillException {
    PackagingPlan plan = plan(Layout.SINGLE_FILE);
    assertThat(plan.renditions())
        .extracting(rendition -> rendition.track().format().type())
        .containsExactly(TrackType.VIDEO, TrackType.AUDIO);
    assertThat(plan.renditions())
        .extracting(RenditionPlan::id)
        .containsExactly("video-48", "audio-sv");
    assertThat(plan.rendition("video-48").segmentCount()).isEqualTo(4);
    assertThat(plan.duration()).isEqualTo(Duration.ofMillis(4200));
    assertThat(plan.notes()).extracting(Note::text).isEmpty();
  }

  @Test
  void rendition_unknownId_isRefusedWithThoseThereAre() throws FragmillException {
    PackagingPlan plan = plan(Layout.SINGLE_FILE);
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> plan.rendition("video-1080"))
        .withMessageContaining("video-1080")
        .withMessageContaining("video-48, audio-sv");
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void manifests_withoutSegments_equalThoseOfTheRun(Layout layout) throws FragmillException {
    PackagingPlan plan = plan(layout);
    StrictOutput output = StrictOutput.positioned();
    SegmentIndex index = ENGINE.packageTo(plan, output).index();
    assertThat(ENGINE.manifests(plan.withIndex(index)))
        .containsExactly(
            new ManifestFile("manifest.txt", "text/plain", output.file("manifest.txt")));
  }
}
