package io.github.fragmill.core.source.ranged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.error.PackagingCancelledException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.internal.source.Reads;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.source.SourceStamp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RangedReaderTest {

  private static final int BLOCK = RangedReading.BLOCK_BYTES;
  private static final RangedReading READING = RangedReading.standard();
  private static final int PARALLEL_READ = Ranges.MIN_SPLIT_BYTES + 1;

  private final List<Integer> pauses = new ArrayList<>();

  private SourceReader open(FakeObject object) throws SourceException {
    return RangedReader.open(object, READING, pauses::add);
  }

  private static byte[] read(SourceReader reader, long position, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    Reads.fill(reader, buffer, position);
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private static byte[] part(FakeObject object, int position, int bytes) {
    return Arrays.copyOfRange(object.content, position, position + bytes);
  }

  @Test
  void open_object_asksForTheBeginningOnce() throws IOException {
    FakeObject object = new FakeObject(10 * BLOCK);
    try (SourceReader reader = open(object)) {
      assertThat(reader.stamp()).isEqualTo(object.stamp());
      assertThat(reader.sizeBytes()).isEqualTo(object.content.length);
      assertThat(read(reader, 10, 1000)).isEqualTo(part(object, 10, 1000));
    }
    assertThat(object.requests).containsExactly("first " + BLOCK);
  }

  @Test
  void open_knownVersion_sendsNothingUntilItIsRead() throws IOException {
    FakeObject object = new FakeObject(10 * BLOCK);
    try (SourceReader reader = RangedReader.open(object, READING, object.stamp())) {
      assertThat(reader.stamp()).isEqualTo(object.stamp());
      assertThat(object.requests).isEmpty();
      assertThat(read(reader, 7, BLOCK)).isEqualTo(part(object, 7, BLOCK));
    }
    assertThat(object.requests).containsExactly("7+" + BLOCK);
  }

  @Test
  void open_knownVersionWithoutValidator_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> RangedReader.open(new FakeObject(1), READING, SourceStamp.ofSize(1)).close())
        .withMessageContaining("validator");
  }

  @Test
  void read_largeRange_isOneRequest() throws IOException {
    FakeObject object = new FakeObject(6_000_000);
    try (SourceReader reader = open(object)) {
      assertThat(read(reader, 500_000, 5_000_000)).isEqualTo(part(object, 500_000, 5_000_000));
    }
    assertThat(object.requests).containsExactly("first " + BLOCK, "500000+5000000");
  }

  @Test
  void read_veryLargeRange_isSharedByParallelRequests() throws IOException {
    FakeObject object = new FakeObject(PARALLEL_READ + 1000);
    object.delayMillis = 100;
    try (SourceReader reader = RangedReader.open(object, READING, object.stamp())) {
      assertThat(read(reader, 1000, PARALLEL_READ)).isEqualTo(part(object, 1000, PARALLEL_READ));
    }
    assertThat(object.requests).hasSize(4);
    assertThat(object.mostAtOnce.get()).isBetween(2, 4);
  }

  @Test
  void read_onePieceOfManyFails_failsWhenNothingIsWrittenAnyMore() throws IOException {
    FakeObject object = new FakeObject(PARALLEL_READ);
    object.delayMillis = 50;
    object.faults.add(
        (destination, content, position) -> {
          throw new SourceException("no");
        });
    try (SourceReader reader = RangedReader.open(object, READING, object.stamp())) {
      assertThatExceptionOfType(SourceException.class)
          .isThrownBy(() -> read(reader, 0, PARALLEL_READ))
          .withMessage("no");
      assertThat(object.atOnce).hasValue(0);
    }
  }

  @Test
  void read_smallReadsInSequence_shareBlocksThatGrow() throws IOException {
    FakeObject object = new FakeObject(5_000_000);
    try (SourceReader reader = open(object)) {
      for (int position = 0; position < object.content.length; position += 1000) {
        assertThat(read(reader, position, 1000)).isEqualTo(part(object, position, 1000));
      }
    }
    // The beginning, a block, two and four times as much, then blocks of 1 MiB.
    assertThat(object.requests.size()).isBetween(7, 9);
  }

  @Test
  void read_sequence_readsTheNextBlockAhead() throws Exception {
    FakeObject object = new FakeObject(8 << 20);
    try (SourceReader reader = open(object)) {
      int position = 0;
      while (object.requests.stream().noneMatch(it -> it.endsWith("+" + (1 << 20)))) {
        read(reader, position, 1000);
        position += 1000;
      }
      int needed = object.requests.size();
      for (int waited = 0; object.requests.size() == needed && waited < 5_000; waited += 10) {
        Thread.sleep(10);
      }
      assertThat(object.requests.size()).isLessThanOrEqualTo(needed + 1);
      assertThat(object.requests.get(object.requests.size() - 1)).endsWith("+" + (1 << 20));
    }
  }

  @Test
  void read_distantPlaces_readsSmallBlocks() throws IOException {
    FakeObject object = new FakeObject(5_000_000);
    try (SourceReader reader = open(object)) {
      read(reader, 1_000_000, 8);
      read(reader, 3_000_000, 8);
      read(reader, 4_999_992, 8);
    }
    assertThat(object.requests)
        .containsExactly("first " + BLOCK, "1000000+" + BLOCK, "3000000+" + BLOCK, "4999992+8");
  }

  @Test
  void read_answerBreaksOff_asksForTheRestOnly() throws IOException {
    FakeObject object = new FakeObject(1_000_000);
    try (SourceReader reader = open(object)) {
      object.faults.add(FakeObject.breakOffAfter(100_000));
      object.faults.add(FakeObject.breakOffAfter(0));
      assertThat(read(reader, 200_000, 500_000)).isEqualTo(part(object, 200_000, 500_000));
    }
    assertThat(object.requests)
        .containsExactly("first " + BLOCK, "200000+500000", "300000+400000", "300000+400000");
    assertThat(pauses).containsExactly(1, 2);
  }

  @Test
  void read_progressBetweenFailures_countsAnew() throws IOException {
    FakeObject object = new FakeObject(1_000_000);
    try (SourceReader reader = open(object)) {
      for (int failure = 0; failure < 9; failure++) {
        object.faults.add(FakeObject.breakOffAfter(70_000));
      }
      assertThat(read(reader, 200_000, 700_000)).isEqualTo(part(object, 200_000, 700_000));
    }
    assertThat(pauses).hasSize(9).containsOnly(1);
  }

  @Test
  void read_keepsFailing_isRefusedAfterTheRetries() throws IOException {
    FakeObject object = new FakeObject(1_000_000);
    try (SourceReader reader = open(object)) {
      for (int failure = 0; failure < 100; failure++) {
        object.faults.add(FakeObject.breakOffAfter(10));
      }
      assertThatExceptionOfType(SourceException.class)
          .isThrownBy(() -> read(reader, 200_000, 500_000))
          .withMessage("cannot read " + FakeObject.NAME + ": connection reset");
    }
    assertThat(pauses).containsExactly(1, 2, 3, 4);
  }

  @Test
  void open_busyServer_isAskedAgainFromTheBeginning() throws IOException {
    FakeObject object = new FakeObject(1000);
    object.faults.add(FakeObject.breakOffAfter(10));
    try (SourceReader reader = open(object)) {
      assertThat(read(reader, 0, 1000)).isEqualTo(object.content);
    }
    assertThat(pauses).containsExactly(1);
  }

  @Test
  void read_answerEndsTooEarly_isAskedAgain() throws IOException {
    FakeObject object = new FakeObject(1_000_000);
    try (SourceReader reader = open(object)) {
      object.faults.add((destination, content, position) -> destination.put(content, position, 5));
      assertThat(read(reader, 200_000, 500_000)).isEqualTo(part(object, 200_000, 500_000));
    }
    assertThat(object.requests).contains("200005+499995");
  }

  @Test
  void read_objectHasChanged_isRefusedWithoutAnotherTry() throws IOException {
    FakeObject object = new FakeObject(1_000_000);
    try (SourceReader reader = open(object)) {
      object.version = "\"2\"";
      assertThatExceptionOfType(SourceException.class)
          .isThrownBy(() -> read(reader, 200_000, 500_000))
          .withMessage(FakeObject.NAME + " has changed since it was opened");
    }
    assertThat(pauses).isEmpty();
  }

  @Test
  void read_interruptedThread_isCancelled() throws IOException {
    FakeObject object = new FakeObject(1_000_000);
    try (SourceReader reader = open(object)) {
      object.faults.add(FakeObject.breakOffAfter(0));
      Thread.currentThread().interrupt();
      assertThatExceptionOfType(PackagingCancelledException.class)
          .isThrownBy(() -> read(reader, 200_000, 500_000));
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void read_closed_isRefused() throws IOException {
    SourceReader reader = open(new FakeObject(1000));
    reader.close();
    assertThatExceptionOfType(ClosedChannelException.class)
        .isThrownBy(() -> reader.read(ByteBuffer.allocate(1), 0));
  }

  @Test
  void preferred_remote_isAllAtOnceAndOverGaps() throws IOException {
    try (SourceReader reader = open(new FakeObject(1000))) {
      assertThat(reader.preferredReadBytes()).isEqualTo(Integer.MAX_VALUE);
      assertThat(reader.preferredGapBytes()).isEqualTo(512 * 1024);
    }
  }
}
