package io.github.fragmill.integration.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.FileBody;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.PlannedFile;
import io.github.fragmill.core.RenditionPlan;
import io.github.fragmill.core.error.BusyException;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.integration.clips.OwnClip;
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
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are handed out in ranges are the files that are written. */
class FileBodyIT {

  private static final PackagingEngine ROOMY = PackagingEngine.create();

  /** No segment has room in half of it, unless nobody else has any. */
  private static final PackagingEngine TIGHT = PackagingEngine.builder().maxBufferBytes(1).build();

  private static final int STEP_BYTES = 20_000;
  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final long SEED = 20_261_125;
  private static final int THREADS = 8;

  @ParameterizedTest
  @MethodSource("io.github.fragmill.integration.packaging.EveryOwnClip#inEveryMode")
  void read_everyClip_isOfTheFile(OwnClip clip, Mode mode) throws Exception {
    for (Layout layout : Packagers.LAYOUTS) {
      assertRanges(Packagers.of(Source.file(clip.file()), mode, layout).plan());
    }
  }

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void read_rotationAndClearLead_isOfTheFile(Scheme scheme) throws Exception {
    assertRanges(
        Packagers.of(Source.file(BundledClip.file()), Mode.CLEAR, Layout.NUMBERED_SEGMENTS)
            .protect(
                new RotatedKeys(TestKey.WITH_LONG_IV)
                    .encryption(scheme, /* periods= */ 3, Duration.ofSeconds(4))
                    .clearLead(Duration.ofSeconds(3))
                    .build())
            .plan());
  }

  private static void assertRanges(PackagingPlan unmeasured) throws Exception {
    Output.Memory output = Output.memory();
    PackagingPlan plan = unmeasured.withIndex(ROOMY.packageTo(unmeasured, output).index());
    MemoryClip files = new MemoryClip(output.files());
    Random random = new Random(SEED);
    for (PlannedFile file : plan.files()) {
      byte[] expected = files.file(file.name());
      assertRanges(ROOMY, file, expected, random);
    }
    assertRangesOfMapped(plan, random);
  }

  /** Somebody holds half of the memory, so that no segment is whole in it. */
  private static void assertRangesOfMapped(PackagingPlan plan, Random random) throws Exception {
    PlannedFile largest = largestSegment(plan);
    long bytes = ROOMY.sizeBytes(largest) + 64 * 1024;
    PackagingEngine little =
        PackagingEngine.builder().maxBufferBytes(bytes * 5 / 2 + 128 * 1024).build();
    try (FileBody other = little.body(largest, WAIT)) {
      for (RenditionPlan rendition : plan.renditions()) {
        PlannedFile segment =
            plan.segment(rendition.id(), random.nextInt(rendition.segmentCount()));
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        ROOMY.write(segment, Channels.newChannel(expected));
        assertRanges(little, segment, expected.toByteArray(), random);
      }
      assertThat(other.sizeBytes()).isEqualTo(ROOMY.sizeBytes(largest));
    }
  }

  private static PlannedFile largestSegment(PackagingPlan plan) throws Exception {
    PlannedFile largest = plan.segment(plan.renditions().get(0).id(), 0);
    for (RenditionPlan rendition : plan.renditions()) {
      for (int index = 0; index < rendition.segmentCount(); index++) {
        PlannedFile segment = plan.segment(rendition.id(), index);
        if (ROOMY.sizeBytes(segment) > ROOMY.sizeBytes(largest)) {
          largest = segment;
        }
      }
    }
    return largest;
  }

  private static void assertRanges(
      PackagingEngine engine, PlannedFile file, byte[] expected, Random random) throws Exception {
    try (FileBody body = engine.body(file, WAIT)) {
      assertThat(body.sizeBytes()).isEqualTo(expected.length);
      for (int time = 0; time < 8; time++) {
        int from = random.nextInt(expected.length + 1);
        int to = from + random.nextInt(expected.length + 1 - from);
        assertThat(bytes(body, from, to, 1 + random.nextInt(expected.length), WAIT))
            .isEqualTo(Arrays.copyOfRange(expected, from, to));
      }
      assertThat(bytes(body, 0, expected.length, expected.length, WAIT)).isEqualTo(expected);
    }
  }

  private static byte[] bytes(FileBody body, long from, long to, int stepBytes, Duration wait)
      throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (bytes.size() < to - from) {
      int before = bytes.size();
      try (FileBody.Range range = body.read(from + before, to, stepBytes, wait)) {
        for (ByteBuffer buffer : range.buffers()) {
          byte[] part = new byte[buffer.remaining()];
          buffer.get(part);
          bytes.writeBytes(part);
        }
        assertThat(range.sizeBytes()).isPositive().isEqualTo(bytes.size() - before);
      }
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void read_manyReadersOfLittleMemory_isOfTheFile(Mode mode) throws Exception {
    PackagingPlan plan =
        Packagers.of(Source.file(BundledClip.file()), mode, Layout.NUMBERED_SEGMENTS).plan();
    Output.Memory output = Output.memory();
    ROOMY.packageTo(plan, output);
    MemoryClip files = new MemoryClip(output.files());
    PackagingEngine engine = PackagingEngine.builder().maxBufferBytes(1_000_000).build();
    List<Callable<Boolean>> readers = new ArrayList<>();
    for (int reader = 0; reader < 100; reader++) {
      Random random = new Random(SEED + reader);
      PlannedFile file = plan.files().get(random.nextInt(plan.files().size()));
      readers.add(() -> isRead(engine, file, files.file(file.name()), random));
    }
    ExecutorService executor = Executors.newFixedThreadPool(THREADS);
    try {
      for (Future<Boolean> read : executor.invokeAll(readers)) {
        assertThat(read.get()).isTrue();
      }
    } finally {
      executor.shutdown();
    }
  }

  /** Reads a file from its start to its end, a little at a time, or gives up on the way. */
  private static boolean isRead(
      PackagingEngine engine, PlannedFile file, byte[] expected, Random random) throws Exception {
    try (FileBody body = engine.body(file, WAIT)) {
      long position = 0;
      while (position < expected.length && random.nextInt(100) > 0) {
        long end = Math.min(expected.length, position + 1 + random.nextInt(30_000));
        byte[] found = bytes(body, position, end, STEP_BYTES, WAIT);
        if (!Arrays.equals(found, Arrays.copyOfRange(expected, (int) position, (int) end))) {
          return false;
        }
        position = end;
      }
    }
    return true;
  }

  @Test
  @SuppressWarnings("try") // It is about what is closed when.
  void read_othersHoldTheBudget_isBusyAndThenNot() throws Exception {
    PackagingPlan plan =
        Packagers.of(Source.file(BundledClip.file()), Mode.CBCS, Layout.NUMBERED_SEGMENTS).plan();
    PlannedFile file = plan.segment(plan.renditions().get(0).id(), 0);
    try (FileBody first = TIGHT.body(file, Duration.ZERO)) {
      FileBody.Range range = first.read(0, first.sizeBytes(), Integer.MAX_VALUE, Duration.ZERO);
      assertThat(TIGHT.usedBufferBytes())
          .isGreaterThanOrEqualTo(range.buffers().get(1).remaining());
      assertThatThrownBy(() -> TIGHT.body(file, Duration.ZERO))
          .isInstanceOf(BusyException.class)
          .hasMessageContainingAll("a budget of 1:", "maxBufferBytes");
      first.close();
      assertThatThrownBy(() -> TIGHT.body(file, Duration.ofMillis(1)))
          .isInstanceOf(BusyException.class);
      assertThatIllegalStateException()
          .isThrownBy(() -> first.read(0, 1, 1, Duration.ZERO))
          .withMessage("%s: the body was closed", file.name());
      range.close();
      range.close();
      assertThatIllegalStateException().isThrownBy(range::buffers);
      assertThat(TIGHT.usedBufferBytes()).isZero();
    }
    try (FileBody second = TIGHT.body(file, Duration.ZERO)) {
      assertThat(second.sizeBytes()).isPositive();
    }
  }

  @Test
  void read_singleFileWithRoomForOneSegment_isOfTheFile() throws Exception {
    PackagingPlan unmeasured =
        Packagers.of(Source.file(BundledClip.file()), Mode.CBCS, Layout.SINGLE_FILE).plan();
    Output.Memory output = Output.memory();
    PackagingPlan plan = unmeasured.withIndex(ROOMY.packageTo(unmeasured, output).index());
    MemoryClip files = new MemoryClip(output.files());
    for (PlannedFile file : plan.files()) {
      byte[] expected = files.file(file.name());
      try (FileBody body = TIGHT.body(file, Duration.ZERO)) {
        assertThat(bytes(body, 0, expected.length, expected.length, Duration.ZERO))
            .isEqualTo(expected);
      }
    }
    assertThat(TIGHT.usedBufferBytes()).isZero();
  }

  @Test
  void body_singleFileWithoutIndex_isRefused() throws Exception {
    PackagingPlan plan =
        Packagers.of(Source.file(BundledClip.file()), Mode.CBCS, Layout.SINGLE_FILE).plan();
    assertThatIllegalStateException()
        .isThrownBy(() -> ROOMY.body(plan.files().get(0), WAIT))
        .withMessageContaining("expected a plan with an index");
  }
}
