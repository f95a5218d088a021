package io.github.fragmill.core.internal.fragment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.source.SourceReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SampleReaderTest {

  private static final byte[] CONTENT = content();

  private static byte[] content() {
    byte[] content = new byte[200];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) i;
    }
    return content;
  }

  /** Two neighbours, one before them, an empty one, and one at the end. */
  private static final SampleTable SAMPLES =
      new SampleTableBuilder(5)
          .add(10, 100, 1, 0, true)
          .add(20, 110, 1, 0, true)
          .add(5, 30, 1, 0, true)
          .add(0, 35, 1, 0, true)
          .add(50, 150, 1, 0, true)
          .build();

  /** A reader that gives few bytes at a time and notes where it is asked to read. */
  private static class Trickle implements SourceReader {

    private final byte[] content;
    private final int maxBytes;
    private final List<Long> positions = new ArrayList<>();

    Trickle(byte[] content, int maxBytes) {
      this.content = content;
      this.maxBytes = maxBytes;
    }

    @Override
    public long sizeBytes() {
      return content.length;
    }

    @Override
    public int read(ByteBuffer destination, long positionBytes) throws IOException {
      positions.add(positionBytes);
      int position = Math.toIntExact(positionBytes);
      if (position >= content.length) {
        return -1;
      }
      int count = Math.min(maxBytes, Math.min(destination.remaining(), content.length - position));
      destination.put(content, position, count);
      return count;
    }

    @Override
    public void close() {}
  }

  private static void readAll(SampleReader reader, int first, int end, ByteBuffer media)
      throws SourceException {
    int sample = first;
    while (sample < end) {
      int next = reader.readSome(sample, end, media);
      assertThat(next).isGreaterThan(sample);
      sample = next;
    }
    media.flip();
  }

  private static byte[] read(SourceReader reader, int first, int end) throws SourceException {
    ByteBuffer media = ByteBuffer.allocate(100);
    readAll(new SampleReader("movie.mp4", reader, SAMPLES), first, end, media);
    byte[] bytes = new byte[media.remaining()];
    media.get(bytes);
    return bytes;
  }

  private static byte[] expected(int... ranges) {
    ByteBuffer bytes = ByteBuffer.allocate(1000);
    for (int i = 0; i < ranges.length; i += 2) {
      bytes.put(CONTENT, ranges[i], ranges[i + 1]);
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  @Test
  void read_samples_comeOneBehindTheOther() throws SourceException {
    assertThat(read(new Trickle(CONTENT, 1000), 0, 5)).isEqualTo(expected(100, 30, 30, 5, 150, 50));
    assertThat(read(new Trickle(CONTENT, 1000), 1, 3)).isEqualTo(expected(110, 20, 30, 5));
  }

  @Test
  void read_neighbours_areReadAtOnce() throws SourceException {
    Trickle reader = new Trickle(CONTENT, 1000);
    read(reader, 0, 5);
    assertThat(reader.positions).containsExactly(100L, 30L, 150L);
  }

  @Test
  void read_fewBytesAtATime_areCollected() throws SourceException {
    assertThat(read(new Trickle(CONTENT, 3), 0, 5)).isEqualTo(expected(100, 30, 30, 5, 150, 50));
  }

  @Test
  void read_emptySample_readsNothing() throws SourceException {
    Trickle reader = new Trickle(CONTENT, 1000);
    assertThat(read(reader, 3, 4)).isEmpty();
    assertThat(reader.positions).isEmpty();
  }

  @Test
  void read_shrunkSource_isRefusedByName() {
    Trickle shrunk = new Trickle(Arrays.copyOf(CONTENT, 199), 1000);
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> read(shrunk, 4, 5))
        .withMessageContaining("movie.mp4 has changed")
        .withMessageContaining("up to byte 200, found the end at 199");
  }

  @Test
  void read_readerThatFails_isRefusedWithTheCause() {
    IOException cause = new IOException("unplugged");
    SourceReader failing =
        new SourceReader() {
          @Override
          public long sizeBytes() {
            return 200;
          }

          @Override
          public int read(ByteBuffer destination, long positionBytes) throws IOException {
            throw cause;
          }

          @Override
          public void close() {}
        };
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> read(failing, 0, 1))
        .withMessageContaining("movie.mp4")
        .withMessageContaining("unplugged")
        .withCause(cause);
  }

  /** Samples of a track whose source has other media between them. */
  private static SampleTable interleaved(int count, int sizeBytes, int gapBytes) {
    SampleTableBuilder builder = new SampleTableBuilder(count);
    for (int sample = 0; sample < count; sample++) {
      builder.add(sizeBytes, sample * (long) (sizeBytes + gapBytes), 1, 0, true);
    }
    return builder.build();
  }

  private static byte[] source(int sizeBytes) {
    byte[] source = new byte[sizeBytes];
    new Random(1).nextBytes(source);
    return source;
  }

  /** Reads all samples into a buffer with so much room beyond them, and checks every byte. */
  private static List<Long> readInterleaved(SampleTable samples, int roomBytes)
      throws SourceException {
    return readInterleaved(samples, roomBytes, 8 * 1024);
  }

  private static List<Long> readInterleaved(SampleTable samples, int roomBytes, int gapBytes)
      throws SourceException {
    int last = samples.count() - 1;
    byte[] source = source((int) samples.offsetBytes(last) + samples.sizeBytes(last));
    ByteBuffer expected = ByteBuffer.allocate((int) samples.totalBytes());
    for (int sample = 0; sample < samples.count(); sample++) {
      expected.put(source, (int) samples.offsetBytes(sample), samples.sizeBytes(sample));
    }
    Trickle reader =
        new Trickle(source, Integer.MAX_VALUE) {
          @Override
          public int preferredGapBytes() {
            return gapBytes;
          }
        };
    ByteBuffer media = ByteBuffer.allocateDirect(expected.capacity() + roomBytes);
    readAll(new SampleReader("movie.mp4", reader, samples), 0, samples.count(), media);
    assertThat(media).isEqualTo(expected.flip());
    return reader.positions;
  }

  @Test
  void read_smallGaps_areReadWithTheSamplesAndTakenOut() throws SourceException {
    assertThat(readInterleaved(interleaved(10, 1000, 300), 64 * 1024)).containsExactly(0L);
  }

  @Test
  void read_gapAtTheBound_isReadAndAboveItIsNot() throws SourceException {
    int bound = 8 * 1024;
    assertThat(readInterleaved(interleaved(3, 10, bound), 64 * 1024)).hasSize(1);
    assertThat(readInterleaved(interleaved(3, 10, bound + 1), 64 * 1024)).hasSize(3);
  }

  @Test
  void read_manySmallGaps_areReadInPieces() throws SourceException {
    int merged = SampleReader.MAX_MERGED_BYTES / (40_000 + 500);
    List<Long> positions = readInterleaved(interleaved(100, 40_000, 500), 64 * 1024);
    assertThat(positions).hasSize((100 + merged - 1) / merged);
  }

  /** Reads all samples of a source where each read is a round trip. */
  private static List<Long> readRemote(SampleTable samples, int roomBytes) throws SourceException {
    return readInterleaved(samples, roomBytes, 512 * 1024);
  }

  @Test
  void read_remoteSmallSamplesWithLargeGaps_comeWithOneRead() throws SourceException {
    SampleTable samples = interleaved(10, 400, 300_000);
    assertThat(readRemote(samples, 64 * 1024)).containsExactly(0L);
    assertThat(readInterleaved(samples, 64 * 1024)).hasSize(10);
  }

  @Test
  void read_remoteLargeSamplesWithGaps_comeWithOneReadInPlace() throws SourceException {
    assertThat(readRemote(interleaved(50, 100_000, 1000), 64 * 1024)).containsExactly(0L);
  }

  @Test
  void read_remoteGapAboveTheBound_isNotReadOver() throws SourceException {
    assertThat(readRemote(interleaved(3, 10, 512 * 1024), 0)).hasSize(1);
    assertThat(readRemote(interleaved(3, 10, 512 * 1024 + 1), 0)).hasSize(3);
  }

  @Test
  void read_remoteFarApart_isReadInBoundedPieces() throws SourceException {
    SampleTable samples = interleaved(40, 400, 400_000);
    int merged = SampleReader.MAX_SPREAD_BYTES / 400_400 + 1;
    assertThat(readRemote(samples, 0)).hasSize((40 + merged - 1) / merged);
  }

  @Test
  void read_noRoomForGaps_readsSamplesAlone() throws SourceException {
    assertThat(readInterleaved(interleaved(10, 1000, 300), 0)).hasSizeGreaterThan(1);
  }

  @Test
  void read_neighboursBeyondTheMergedSize_areStillReadAtOnce() throws SourceException {
    assertThat(readInterleaved(interleaved(100, 40_000, 0), 0)).containsExactly(0L);
  }

  @Test
  void readSome_neighboursBeyondWhatIsBestReadAtOnce_comeInPieces() throws SourceException {
    SampleTable samples = interleaved(10, 40, 0);
    byte[] source = source(400);
    Trickle reader =
        new Trickle(source, Integer.MAX_VALUE) {
          @Override
          public int preferredReadBytes() {
            return 100;
          }
        };
    ByteBuffer media = ByteBuffer.allocate(400);
    readAll(new SampleReader("movie.mp4", reader, samples), 0, 10, media);
    assertThat(reader.positions).containsExactly(0L, 80L, 160L, 240L, 320L);
    assertThat(media.array()).isEqualTo(source);
  }

  @Test
  void readSome_sampleBeyondWhatIsBestReadAtOnce_comesWhole() throws SourceException {
    Trickle reader =
        new Trickle(source(80), Integer.MAX_VALUE) {
          @Override
          public int preferredReadBytes() {
            return 1;
          }
        };
    readAll(
        new SampleReader("movie.mp4", reader, interleaved(2, 40, 0)),
        0,
        2,
        ByteBuffer.allocate(80));
    assertThat(reader.positions).containsExactly(0L, 40L);
  }

  @Test
  void readThrough_anyWindow_goesOverAllSamplesInOrder() throws FragmillException {
    byte[] expected = read(new Trickle(CONTENT, 7), 0, 5);
    for (int windowBytes = 50; windowBytes <= 90; windowBytes++) {
      ByteBuffer found = ByteBuffer.allocate(100);
      List<Integer> visited = new ArrayList<>();
      new SampleReader("movie.mp4", new Trickle(CONTENT, 7), SAMPLES)
          .readThrough(
              0,
              5,
              ByteBuffer.allocate(windowBytes),
              windowBytes,
              (sample, bytes) -> {
                visited.add(sample);
                assertThat(bytes.remaining()).isEqualTo(SAMPLES.sizeBytes(sample));
                found.put(bytes.duplicate());
              });
      assertThat(visited).containsExactly(0, 1, 2, 3, 4);
      assertThat(Arrays.copyOf(found.array(), found.position())).isEqualTo(expected);
    }
  }

  @Test
  void windowBytes_samples_areAllOrTheLargest() {
    assertThat(SampleReader.windowBytes(SAMPLES, 0, 5)).isEqualTo(85);
    assertThat(SampleReader.windowBytes(SAMPLES, 1, 2)).isEqualTo(20);
    assertThat(SampleReader.windowBytes(SAMPLES, 2, 2)).isZero();
    SampleTable large =
        new SampleTableBuilder(3)
            .add(SampleReader.MAX_MERGED_BYTES, 0, 1, 0, true)
            .add(1, SampleReader.MAX_MERGED_BYTES, 1, 0, true)
            .add(2 * SampleReader.MAX_MERGED_BYTES, 1 << 20, 1, 0, true)
            .build();
    assertThat(SampleReader.windowBytes(large, 0, 2)).isEqualTo(SampleReader.MAX_MERGED_BYTES);
    assertThat(SampleReader.windowBytes(large, 0, 3)).isEqualTo(2 * SampleReader.MAX_MERGED_BYTES);
  }
}
