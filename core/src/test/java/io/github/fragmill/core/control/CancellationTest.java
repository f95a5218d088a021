package io.github.fragmill.core.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fragmill.core.ClearMovie;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.PackagingCancelledException;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.testing.FakeDecryption;
import io.github.fragmill.core.testing.FakeManifest;
import io.github.fragmill.core.testing.FakeProtection;
import io.github.fragmill.core.testing.StrictOutput;
import io.github.fragmill.core.testing.TestClips;
import io.github.fragmill.core.testing.Tripwire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Work is stopped at every call of every kind, by a handle and by an interrupt. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CancellationTest {

  private static final PackagingEngine ENGINE = PackagingEngine.create();
  private static final int MORE_THAN_ANY_WORK_CALLS = 400;

  /** How the work is stopped. */
  enum Way {
    HANDLE,
    INTERRUPT
  }

  private final Path folder;
  private final Path clip;
  private Cancellation cancellation = Cancellation.create();

  CancellationTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.clip = Files.write(folder.resolve("clip.mp4"), TestClips.bytes(TestClips.MOOV_LAST));
  }

  @AfterEach
  void clearStatus() {
    boolean unused = Thread.interrupted();
  }

  static Stream<Arguments> waysAndThreads() {
    return Stream.of(Way.values())
        .flatMap(way -> Stream.of(1, 3).map(threads -> Arguments.of(way, threads)));
  }

  static Stream<Arguments> waysThreadsAndLayouts() {
    return waysAndThreads()
        .flatMap(
            it ->
                Stream.of(Layout.values())
                    .map(layout -> Arguments.of(it.get()[0], it.get()[1], layout)));
  }

  private Runnable stop(Way way) {
    Thread caller = Thread.currentThread();
    Cancellation handle = cancellation;
    return way == Way.HANDLE ? handle::cancel : caller::interrupt;
  }

  private Packager packager(Tripwire wire, int threads, Layout layout) {
    return Packager.of(wire.before(Source.file(clip)))
        .protect(FakeProtection.all())
        .manifest(new FakeManifest(layout))
        .segmentDuration(Duration.ofSeconds(1))
        .threads(threads)
        .cancellation(cancellation);
  }

  /** Stops the work at each of its calls, until there are no more. */
  private void stopAtEveryCall(Way way, Function<Tripwire, ThrowingCallable> work)
      throws Exception {
    int calls = 0;
    while (true) {
      assertThat(calls).isLessThan(MORE_THAN_ANY_WORK_CALLS);
      cancellation = Cancellation.create();
      Tripwire wire = new Tripwire(calls, stop(way));
      Throwable failure = catchThrowable(work.apply(wire));
      if (!wire.isTripped()) {
        assertThat(failure).isNull();
        break;
      }
      assertStopped(way, failure);
      calls++;
    }
    assertThat(calls).isPositive();
  }

  private void assertStopped(Way way, Throwable failure) throws IOException {
    assertThat(failure)
        .isInstanceOf(PackagingCancelledException.class)
        .hasMessageContaining(way == Way.HANDLE ? "was cancelled" : "was interrupted");
    assertThat(Thread.interrupted()).as("status").isEqualTo(way == Way.INTERRUPT);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(clip);
    }
  }

  private void packageAndDelete(Packager packager, Output output) throws FragmillException {
    packager.packageTo(output);
    delete(folder.resolve("out"));
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Output out() {
    return Output.directory(folder.resolve("out"));
  }

  @Test
  void cancel_twice_isAsOnce() {
    assertThat(cancellation.isCancelled()).isFalse();
    cancellation.cancel();
    cancellation.cancel();
    assertThat(cancellation.isCancelled()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("waysAndThreads")
  void plan_stoppedAtAnyRead_isCancelled(Way way, int threads) throws Exception {
    stopAtEveryCall(
        way,
        wire ->
            () ->
                Packager.of(wire.before(Source.file(clip)), wire.before(Source.file(clip)))
                    .manifest(new FakeManifest(Layout.SINGLE_FILE))
                    .threads(threads)
                    .cancellation(cancellation)
                    .plan());
  }

  @Test
  void plan_cancelledAtARead_readsNoFurther() throws Exception {
    Tripwire first = new Tripwire(0, stop(Way.HANDLE));
    Tripwire second = new Tripwire(1, () -> {});
    Packager packager =
        Packager.of(second.before(first.before(Source.file(clip))))
            .manifest(new FakeManifest(Layout.SINGLE_FILE))
            .cancellation(cancellation);
    assertStopped(Way.HANDLE, catchThrowable(packager::plan));
    assertThat(second.isTripped()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void plan_stoppedBeforehand_readsNothing(Way way) throws Exception {
    stop(way).run();
    Tripwire reads = new Tripwire(0, () -> {});
    assertStopped(
        way, catchThrowable(() -> packager(reads, /* threads= */ 1, Layout.SINGLE_FILE).plan()));
    assertThat(reads.isTripped()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("waysThreadsAndLayouts")
  void packageTo_stoppedAtAnyRead_isCancelledAndLeavesNothing(Way way, int threads, Layout layout)
      throws Exception {
    stopAtEveryCall(way, wire -> () -> packageAndDelete(packager(wire, threads, layout), out()));
  }

  @ParameterizedTest
  @MethodSource("waysThreadsAndLayouts")
  void packageTo_stoppedAtAnyFile_isCancelledAndLeavesNothing(Way way, int threads, Layout layout)
      throws Exception {
    stopAtEveryCall(
        way, wire -> () -> packageAndDelete(packager(none(), threads, layout), wire.before(out())));
  }

  @ParameterizedTest
  @MethodSource("waysAndThreads")
  void packageTo_stoppedBehindAnySegment_isCancelledAndLeavesNothing(Way way, int threads)
      throws Exception {
    stopAtEveryCall(
        way,
        wire ->
            () ->
                packageAndDelete(
                    packager(none(), threads, Layout.SINGLE_FILE).onProgress(it -> wire.call()),
                    out()));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void packageTo_stoppedInTheManifest_isCancelledAndLeavesNothing(Way way) throws Exception {
    stopAtEveryCall(
        way,
        wire ->
            () ->
                packageAndDelete(
                    packager(none(), /* threads= */ 1, Layout.SINGLE_FILE)
                        .manifest(wire.before(new FakeManifest(Layout.SINGLE_FILE))),
                    out()));
  }

  /** The first pass over the media, for sinks that cannot go back, is stopped as well. */
  @ParameterizedTest
  @EnumSource(Way.class)
  void packageTo_streamedAndStoppedAtAnyRead_isCancelled(Way way) throws Exception {
    stopAtEveryCall(
        way,
        wire ->
            () ->
                packager(wire, /* threads= */ 1, Layout.SINGLE_FILE)
                    .packageTo(StrictOutput.streamed()));
  }

  @ParameterizedTest
  @MethodSource("waysAndThreads")
  void packageTo_stoppedBehindTheFirstSegment_endsWithinTheSegmentsInFlight(Way way, int threads) {
    AtomicInteger segments = new AtomicInteger();
    Runnable stop = stop(way);
    Throwable failure =
        catchThrowable(
            () ->
                packager(none(), threads, Layout.NUMBERED_SEGMENTS)
                    .cancellation(cancellation)
                    .onProgress(
                        progress -> {
                          segments.incrementAndGet();
                          stop.run();
                        })
                    .packageTo(StrictOutput.streamed()));
    assertThat(failure).isInstanceOf(PackagingCancelledException.class);
    if (way == Way.HANDLE) {
      // A caller that is interrupted takes a moment to wake up.
      assertThat(segments).hasValueLessThanOrEqualTo(threads);
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void manifests_stoppedAtAnyRead_isCancelled(Way way) throws Exception {
    stopAtEveryCall(
        way,
        wire ->
            () ->
                ENGINE.manifests(
                    packager(wire, /* threads= */ 1, Layout.SINGLE_FILE).plan(), cancellation));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void index_stoppedBehindAnySegment_isCancelled(Way way) throws Exception {
    PackagingPlan plan = packager(none(), /* threads= */ 1, Layout.SINGLE_FILE).plan();
    stopAtEveryCall(way, wire -> () -> ENGINE.index(plan, it -> wire.call(), cancellation));
  }

  @Test
  void segmentWriteTo_interruptedAtAnyRead_isCancelled() throws Exception {
    stopAtEveryCall(
        Way.INTERRUPT,
        wire ->
            () -> {
              PackagingPlan plan =
                  packager(wire, /* threads= */ 1, Layout.NUMBERED_SEGMENTS).plan();
              ENGINE.write(
                  plan.segment("video-48", 1), Channels.newChannel(new ByteArrayOutputStream()));
            });
  }

  @Test
  void segment_interruptedBeforehand_isCancelled() throws Exception {
    PackagingPlan plan = packager(none(), /* threads= */ 1, Layout.NUMBERED_SEGMENTS).plan();
    for (ThrowingCallable work : segmentWorks(plan)) {
      Thread.currentThread().interrupt();
      assertStopped(Way.INTERRUPT, catchThrowable(work));
    }
  }

  /** Each writes to a channel that an interrupt closes. */
  private List<ThrowingCallable> segmentWorks(PackagingPlan plan) {
    return List.of(
        () -> inFile(channel -> ENGINE.write(plan.segment("video-48", 1), channel)),
        () -> inFile(channel -> ENGINE.write(plan.header("video-48"), channel)),
        () -> ENGINE.sizeBytes(plan.segment("video-48", 1)));
  }

  /** Writes to a channel. */
  private interface Writing {
    void to(FileChannel channel) throws FragmillException;
  }

  private void inFile(Writing writing) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            folder.resolve("file"),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      writing.to(channel);
    }
  }

  private static Tripwire none() {
    return new Tripwire(Integer.MAX_VALUE, () -> {});
  }

  private ClearMovie clearMovie(Source source) throws FragmillException {
    return ClearMovie.open(
        List.of(source), Limits.DEFAULT, new FakeDecryption(/* trackIndex= */ 0));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void clearWriteTo_stoppedAtAnyRead_isCancelled(Way way) throws Exception {
    stopAtEveryCall(
        way,
        wire ->
            () ->
                inFile(
                    channel ->
                        clearMovie(wire.before(Source.file(clip))).writeTo(channel, cancellation)));
  }

  private ClearMovie openClear(Source source) throws FragmillException {
    return ClearMovie.open(
        List.of(source), Limits.DEFAULT, new FakeDecryption(/* trackIndex= */ 0), cancellation);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void clearOpen_stoppedAtAnyRead_isCancelled(Way way) throws Exception {
    stopAtEveryCall(way, wire -> () -> openClear(wire.before(Source.file(clip))));
  }

  @Test
  void clearMovie_cancelledBeforehand_readsAndWritesNothing() throws Exception {
    ClearMovie movie = clearMovie(Source.file(clip));
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    cancellation.cancel();

    assertStopped(Way.HANDLE, catchThrowable(() -> movie.writeTo(stream, cancellation)));
    assertStopped(
        Way.HANDLE, catchThrowable(() -> openClear(Source.file(folder.resolve("none.mp4")))));
    assertThat(stream.size()).isZero();
  }

  @Test
  void clearWriteTo_streamAndInterrupted_isCancelledAndTheStreamStaysOpen() throws Exception {
    AtomicInteger closed = new AtomicInteger();
    OutputStream stream =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };
    stopAtEveryCall(
        Way.INTERRUPT, wire -> () -> clearMovie(wire.before(Source.file(clip))).writeTo(stream));
    assertThat(closed).hasValue(0);
  }

  /** A channel that others own is not closed because another source is no good. */
  @Test
  void plan_otherSourceFails_channelStaysOpenAndNobodyReadsOn() throws Exception {
    Source bad = Source.bytes("bad.mp4", new byte[100]);
    try (FileChannel channel = FileChannel.open(clip)) {
      for (int run = 0; run < 50; run++) {
        Packager packager =
            Packager.of(bad, Source.channel("a.mp4", channel), Source.channel("b.mp4", channel))
                .manifest(new FakeManifest(Layout.SINGLE_FILE))
                .threads(3);
        assertThat(catchThrowable(packager::plan)).hasMessageContaining("bad.mp4");
        assertThat(channel.isOpen()).isTrue();
      }
    }
  }
}
