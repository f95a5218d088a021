package io.github.fragmill.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fragmill.core.control.Progress;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.OutputException;
import io.github.fragmill.core.error.PackagingCancelledException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.testing.FakeManifest;
import io.github.fragmill.core.testing.FakeProtection;
import io.github.fragmill.core.testing.StrictOutput;
import io.github.fragmill.core.testing.TestBoxes;
import io.github.fragmill.core.testing.TestClips;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PackagingRunTest {

  private static final PackagingEngine ENGINE = PackagingEngine.create();

  /** The three ways of writing, each with one thread and with several. */
  static Stream<Arguments> ways() {
    return Stream.of(1, 4)
        .flatMap(
            threads ->
                Stream.of(
                    Arguments.of(Layout.SINGLE_FILE, StrictOutput.positioned(), threads),
                    Arguments.of(Layout.SINGLE_FILE, StrictOutput.streamed(), threads),
                    Arguments.of(Layout.NUMBERED_SEGMENTS, StrictOutput.streamed(), threads)));
  }

  private static Packager packager(Layout layout, int threads) {
    return Packager.of(TestClips.source(TestClips.MOOV_LAST))
        .protect(FakeProtection.all())
        .manifest(new FakeManifest(layout))
        .segmentDuration(Duration.ofSeconds(1))
        .threads(threads);
  }

  private static byte[] segment(PackagingPlan plan, RenditionPlan rendition, int index)
      throws FragmillException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ENGINE.write(plan.segment(rendition.id(), index), Channels.newChannel(bytes));
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void packageTo_anyWay_writesHeaderIndexAndThePlansSegments(
      Layout layout, StrictOutput output, int threads) throws FragmillException {
    PackagingPlan plan = packager(layout, threads).plan();
    PackagingResult result = ENGINE.packageTo(plan, output);
    assertThat(output.breaches()).isEmpty();
    int files = 1;
    for (RenditionPlan rendition : plan.renditions()) {
      if (layout == Layout.SINGLE_FILE) {
        files++;
        requireFile(plan, rendition, output.file(rendition.id() + ".mp4"));
      } else {
        files += 1 + rendition.segmentCount();
        requireSegmentFiles(plan, rendition, output);
      }
    }
    assertThat(output.files()).hasSize(files).containsKey("manifest.txt");
    assertThat(result.manifestNames()).containsExactly("manifest.txt");
    assertThat(result.duration()).isEqualTo(plan.duration());
    assertThat(result.totalBytes())
        .isEqualTo(output.files().values().stream().mapToLong(it -> it.length).sum());
    assertThat(result.renditions())
        .extracting(RenditionResult::id)
        .containsExactly("video-48", "audio-sv");
    assertThat(result.renditions().get(0).segments()).isEqualTo(4);
    assertThat(result.renditions().get(0).encryption().orElseThrow().defaultKeyId())
        .isEqualTo(FakeProtection.KEY_ID);
  }

  private static void requireFile(PackagingPlan plan, RenditionPlan rendition, byte[] file)
      throws FragmillException {
    byte[] sidx = TestBoxes.find(file, "sidx");
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    expected.writeBytes(rendition.header());
    expected.writeBytes(sidx);
    for (int index = 0; index < rendition.segmentCount(); index++) {
      byte[] segment = segment(plan, rendition, index);
      expected.writeBytes(segment);
      int referenceOffset = 8 + 4 + 4 + 4 + 8 + 8 + 4 + 12 * index;
      assertThat(ByteBuffer.wrap(sidx).getInt(referenceOffset)).isEqualTo(segment.length);
      assertThat(ByteBuffer.wrap(sidx).getInt(referenceOffset + 4))
          .isEqualTo(Math.toIntExact(rendition.boundaries().durationTicks(index)));
    }
    assertThat(file).isEqualTo(expected.toByteArray());
  }

  private static void requireSegmentFiles(
      PackagingPlan plan, RenditionPlan rendition, StrictOutput output) throws FragmillException {
    assertThat(output.files()).containsEntry(rendition.id() + "/init.mp4", rendition.header());
    for (int index = 0; index < rendition.segmentCount(); index++) {
      assertThat(output.files())
          .containsEntry(
              rendition.id() + "/" + (index + 1) + ".m4s", segment(plan, rendition, index));
    }
  }

  @Test
  void packageTo_positionedOrStreamed_givesTheSameBytes() throws FragmillException {
    StrictOutput positioned = StrictOutput.positioned();
    StrictOutput streamed = StrictOutput.streamed();
    packager(Layout.SINGLE_FILE, 4).packageTo(positioned);
    packager(Layout.SINGLE_FILE, 1).packageTo(streamed);
    assertThat(positioned.files().keySet()).isEqualTo(streamed.files().keySet());
    positioned.files().forEach((name, bytes) -> assertThat(bytes).isEqualTo(streamed.file(name)));
  }

  @Test
  void packageTo_directory_writesTheSameFiles(@TempDir Path parent) throws IOException {
    StrictOutput expected = StrictOutput.positioned();
    packager(Layout.SINGLE_FILE, 2).packageTo(expected);
    packager(Layout.SINGLE_FILE, 2).packageTo(Output.directory(parent.resolve("out")));
    for (String name : expected.files().keySet()) {
      assertThat(parent.resolve("out").resolve(name)).hasBinaryContent(expected.file(name));
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void onProgress_completeRun_neverGoesBackAndEndsComplete(
      Layout layout, StrictOutput output, int threads) throws FragmillException {
    List<Progress> heard = Collections.synchronizedList(new ArrayList<>());
    packager(layout, threads).onProgress(heard::add).packageTo(output);
    assertThat(heard).extracting(Progress::segmentsDone).doesNotHaveDuplicates().isSorted();
    assertThat(heard).extracting(Progress::bytesDone).isSorted();
    assertThat(heard).extracting(Progress::fraction).isSorted();
    Progress last = heard.get(heard.size() - 1);
    assertThat(last.segmentsDone()).isEqualTo(last.segmentsTotal()).isEqualTo(heard.size());
    assertThat(last.bytesDone()).isEqualTo(last.bytesTotal());
    assertThat(last.fraction()).isEqualTo(1.0);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void onProgress_listenerThatThrows_failsTheRunAndLeavesNothing(
      Layout layout, StrictOutput output, int threads) {
    Packager packager =
        packager(layout, threads)
            .onProgress(
                progress -> {
                  if (progress.segmentsDone() == 3) {
                    throw new IllegalStateException("the bar is broken");
                  }
                });
    assertThatIllegalStateException()
        .isThrownBy(() -> packager.packageTo(output))
        .withMessage("the bar is broken");
    assertThat(output.files()).isEmpty();
    assertThat(output.breaches()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void packageTo_outputThatFailsAtAnyCall_leavesNothing(
      Layout layout, StrictOutput output, int threads) throws FragmillException {
    packager(layout, threads).packageTo(output);
    int calls = output.calls();
    assertThat(calls).isGreaterThan(10);
    for (int call = 1; call <= calls; call++) {
      StrictOutput failing = output.failingAt(call);
      assertThatExceptionOfType(OutputException.class)
          .as("call %d of %d", call, calls)
          .isThrownBy(() -> packager(layout, threads).packageTo(failing))
          .withMessageContaining("no ");
      assertThat(failing.files()).as("call %d", call).isEmpty();
      assertThat(failing.breaches()).as("call %d", call).isEmpty();
    }
  }

  /**
   * The listener interrupts the caller, who waits for the threads, and holds the first segment
   * until the caller has noticed.
   */
  @ParameterizedTest
  @MethodSource("ways")
  void packageTo_interrupted_leavesNothingAndKeepsTheStatus(
      Layout layout, StrictOutput output, int threads) throws Exception {
    AtomicReference<Throwable> failure = new AtomicReference<>(new AssertionError("no failure"));
    AtomicBoolean status = new AtomicBoolean();
    Thread caller =
        new Thread(
            () -> {
              Thread self = Thread.currentThread();
              try {
                packager(layout, threads)
                    .onProgress(
                        progress -> {
                          if (progress.segmentsDone() == 1) {
                            interruptAndAwait(self);
                          }
                        })
                    .packageTo(output);
              } catch (FragmillException | RuntimeException | Error e) {
                failure.set(e);
              }
              status.set(self.isInterrupted());
            });
    caller.start();
    caller.join();
    assertThat(failure.get()).isInstanceOf(PackagingCancelledException.class);
    assertThat(status).isTrue();
    assertThat(output.files()).isEmpty();
    assertThat(output.breaches()).isEmpty();
  }

  private static void interruptAndAwait(Thread caller) {
    caller.interrupt();
    while (caller.isInterrupted()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void packageTo_interruptedBeforehand_isCancelledAndLeavesNothing(@TempDir Path folder)
      throws Exception {
    Path clip = Files.write(folder.resolve("clip.mp4"), TestClips.bytes(TestClips.MOOV_LAST));
    PackagingPlan plan =
        Packager.of(Source.file(clip)).manifest(new FakeManifest(Layout.SINGLE_FILE)).plan();
    Path out = folder.resolve("out");
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(PackagingCancelledException.class)
        .isThrownBy(() -> ENGINE.packageTo(plan, Output.directory(out)));
    assertThat(Thread.interrupted()).as("status").isTrue();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(clip);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void packageTo_sourceThatShrank_isRefusedAndLeavesNothing(
      Layout layout, StrictOutput output, int threads, @TempDir Path folder) throws IOException {
    byte[] clip = TestClips.bytes(TestClips.MOOV_FIRST);
    Path file = Files.write(folder.resolve("movie.mp4"), clip);
    PackagingPlan plan =
        Packager.of(Source.file(file))
            .manifest(new FakeManifest(layout))
            .threads(threads)
            .segmentDuration(Duration.ofSeconds(1))
            .plan();
    Files.write(file, Arrays.copyOf(clip, clip.length - 100));
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> ENGINE.packageTo(plan, output))
        .withMessageContaining("has changed");
    assertThat(output.files()).isEmpty();
    assertThat(output.breaches()).isEmpty();
  }

  @Test
  void packageTo_directoryInTheWay_isAnOutputFailure(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("precious"), "x");
    assertThatExceptionOfType(OutputException.class)
        .isThrownBy(() -> packager(Layout.SINGLE_FILE, 1).packageTo(Output.directory(folder)))
        .withMessageContaining("not empty");
    assertThat(folder.resolve("precious")).exists();
  }
}
