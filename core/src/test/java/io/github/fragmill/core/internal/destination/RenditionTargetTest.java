package io.github.fragmill.core.internal.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.internal.fragment.BufferPool;
import io.github.fragmill.core.internal.fragment.Fragment;
import io.github.fragmill.core.internal.fragment.TrackFragments;
import io.github.fragmill.core.internal.segment.SegmentPlanner;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.output.PositionedSink;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.testing.StrictOutput;
import io.github.fragmill.core.testing.TestBoxes;
import io.github.fragmill.core.testing.TestTracks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The three targets, filled by several threads. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RenditionTargetTest {

  private static final int SEGMENTS = 12;
  private static final byte[] HEADER = TestBoxes.ascii("header");
  private static final byte[] INDEX = TestBoxes.ascii("index!!");
  private static final byte[] MEDIA = new byte[SEGMENTS * 50];

  private final TrackFragments fragments;
  private final BufferPool buffers = new BufferPool(1024 * 1024);

  RenditionTargetTest() {
    for (int i = 0; i < MEDIA.length; i++) {
      MEDIA[i] = (byte) (i / 50);
    }
    Track track =
        TestTracks.video(1, TestTracks.samples(SEGMENTS * 5, 1, sample -> sample % 5 == 0));
    fragments =
        new TrackFragments(
            "movie.mp4",
            track,
            /* decryption= */ Optional.empty(),
            SegmentPlanner.plan(List.of(track), Duration.ofSeconds(5)).get(0),
            Optional.empty(),
            /* segmentsAreFiles= */ false);
  }

  private Fragment fragment(int segment) throws IOException {
    SourceReader reader = Source.bytes("movie.mp4", MEDIA).open();
    return fragments.fragment(segment, reader, fragments.lend(segment, buffers));
  }

  private byte[] expectedFile() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(HEADER);
    bytes.writeBytes(INDEX);
    for (int segment = 0; segment < SEGMENTS; segment++) {
      bytes.writeBytes(expectedSegment(segment));
    }
    return bytes.toByteArray();
  }

  private byte[] expectedSegment(int segment) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Fragment fragment = fragment(segment)) {
      fragment.writeTo(Channels.newChannel(bytes));
    }
    return bytes.toByteArray();
  }

  /** Four threads bring the segments; each takes the next one that is not begun. */
  private void fill(RenditionTarget target) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int segment = 0; segment < SEGMENTS; segment++) {
        int index = segment;
        workers.add(
            executor.submit(
                () -> {
                  try (Fragment fragment = fragment(index)) {
                    long place = target.reserve(index, fragment.sizeBytes());
                    target.write(index, place, fragment);
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
  void positionedFile_filledByThreads_isHeaderIndexSegments() throws Exception {
    StrictOutput output = StrictOutput.positioned();
    try (OutputTransaction transaction = output.begin()) {
      PositionedSink sink = (PositionedSink) transaction.create("file");
      try (RenditionTarget target =
          new PositionedFileTarget(sink, HEADER, INDEX.length, INDEX::clone)) {
        fill(target);
        target.complete();
      }
      transaction.commit();
    }
    assertThat(output.breaches()).isEmpty();
    assertThat(output.files()).containsEntry("file", expectedFile());
  }

  @Test
  void streamedFile_filledByThreads_isHeaderIndexSegments() throws Exception {
    StrictOutput output = StrictOutput.streamed();
    try (OutputTransaction transaction = output.begin()) {
      try (RenditionTarget target =
          new StreamedFileTarget(transaction.create("file"), HEADER, INDEX)) {
        fill(target);
        target.complete();
      }
      transaction.commit();
    }
    assertThat(output.breaches()).isEmpty();
    assertThat(output.files()).containsEntry("file", expectedFile());
  }

  @Test
  void segmentFiles_filledByThreads_areAFileEach() throws Exception {
    StrictOutput output = StrictOutput.streamed();
    try (OutputTransaction transaction = output.begin()) {
      try (RenditionTarget target =
          new SegmentFilesTarget(
              transaction::create, segment -> "video/" + (segment + 1) + ".m4s")) {
        fill(target);
        target.complete();
      }
      transaction.commit();
    }
    assertThat(output.breaches()).isEmpty();
    assertThat(output.files()).hasSize(SEGMENTS);
    for (int segment = 0; segment < SEGMENTS; segment++) {
      assertThat(output.files())
          .containsEntry("video/" + (segment + 1) + ".m4s", expectedSegment(segment));
    }
  }

  @Test
  void close_withoutComplete_discardsTheFile() throws Exception {
    StrictOutput output = StrictOutput.positioned();
    try (OutputTransaction transaction = output.begin()) {
      PositionedSink sink = (PositionedSink) transaction.create("file");
      try (RenditionTarget target =
          new PositionedFileTarget(sink, HEADER, INDEX.length, INDEX::clone)) {
        fill(target);
      }
    }
    assertThat(output.breaches()).isEmpty();
    assertThat(output.files()).isEmpty();
  }

  @Test
  void cancel_threadThatWaitsForItsTurn_isLetGo() throws Exception {
    StrictOutput output = StrictOutput.streamed();
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try (OutputTransaction transaction = output.begin();
        RenditionTarget target =
            new StreamedFileTarget(transaction.create("file"), HEADER, INDEX)) {
      Future<?> waiting =
          executor.submit(
              () -> {
                try (Fragment fragment = fragment(3)) {
                  target.write(3, 0, fragment);
                }
                return null;
              });
      target.cancel();
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(waiting::get)
          .withCauseInstanceOf(CancellationException.class);
    } finally {
      executor.shutdownNow();
    }
    assertThat(output.breaches()).isEmpty();
  }
}
