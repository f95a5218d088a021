package io.github.fragmill.core.internal.isobmff.read;

import static io.github.fragmill.core.testing.TestBoxes.fullBox;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestBoxes.longs;
import static io.github.fragmill.core.testing.TestBoxes.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import org.junit.jupiter.api.Test;

class ChunkCursorTest {

  private static final byte[] THREE_CHUNKS = table("stco", 3, 1000, 2000, 500);

  private static ChunkCursor chunks(byte[] offsets, byte[] sampleToChunk) throws FragmillException {
    BoxReading reading = BoxReading.inside(offsets, sampleToChunk);
    BoxLocation offsetBox = reading.children().get(0);
    boolean wide = offsetBox.type().equals("co64");
    return new ChunkCursor(
        TableCursor.open(reading.source(), offsetBox, wide ? 8 : 4),
        wide,
        TableCursor.open(reading.source(), reading.children().get(1), 12),
        /* descriptionCount= */ 2);
  }

  @Test
  void next_chunksOfSeveralSamples_giveNeighbours() throws FragmillException {
    ChunkCursor chunks = chunks(THREE_CHUNKS, table("stsc", 2, 1, 2, 1, 3, 1, 1));
    assertThat(chunks.next(10)).isEqualTo(1000);
    assertThat(chunks.next(20)).isEqualTo(1010);
    assertThat(chunks.next(30)).isEqualTo(2000);
    assertThat(chunks.next(40)).isEqualTo(2030);
    assertThat(chunks.next(50)).isEqualTo(500);
    chunks.requireEnd();
  }

  @Test
  void next_offsetsAbove31Bits_areUnsigned() throws FragmillException {
    ChunkCursor chunks = chunks(table("stco", 1, 0xFFFF_FFF0L), table("stsc", 1, 1, 2, 1));
    assertThat(chunks.next(100)).isEqualTo(0xFFFF_FFF0L);
    assertThat(chunks.next(1)).isEqualTo(0xFFFF_FFF0L + 100);
  }

  @Test
  void next_wideOffsets_areRead() throws FragmillException {
    byte[] co64 = fullBox("co64", 0, 0, ints(2), longs(1L << 40, 5));
    ChunkCursor chunks = chunks(co64, table("stsc", 1, 1, 1, 1));
    assertThat(chunks.next(1)).isEqualTo(1L << 40);
    assertThat(chunks.next(1)).isEqualTo(5);
    chunks.requireEnd();
  }

  @Test
  void next_wideOffsetOf64Bits_isRefused() throws FragmillException {
    byte[] co64 = fullBox("co64", 0, 0, ints(1), longs(Long.MIN_VALUE));
    ChunkCursor chunks = chunks(co64, table("stsc", 1, 1, 1, 1));
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> chunks.next(1))
        .withMessageContaining("chunk 1 needs 64 bits");
  }

  @Test
  void next_emptyChunks_areSkipped() throws FragmillException {
    ChunkCursor chunks = chunks(THREE_CHUNKS, table("stsc", 2, 1, 0, 1, 3, 1, 1));
    assertThat(chunks.next(1)).isEqualTo(500);
    chunks.requireEnd();
  }

  @Test
  void next_afterTheLastChunk_isRefused() throws FragmillException {
    ChunkCursor chunks = chunks(table("stco", 1, 9), table("stsc", 1, 1, 1, 1));
    chunks.next(1);
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> chunks.next(1))
        .withMessageContaining("stco");
  }

  @Test
  void next_offsetPlusSizesAbove63Bits_isRefused() throws FragmillException {
    byte[] co64 = fullBox("co64", 0, 0, ints(1), longs(Long.MAX_VALUE));
    ChunkCursor chunks = chunks(co64, table("stsc", 1, 1, 2, 1));
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> chunks.next(1));
  }

  @Test
  void constructor_noRuns_isRefused() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> chunks(THREE_CHUNKS, table("stsc", 0)));
  }

  @Test
  void constructor_firstChunkIsNotOne_isRefused() {
    for (long first : new long[] {0, 2, 0xFFFF_FFFFL}) {
      assertThatExceptionOfType(MalformedMediaException.class)
          .isThrownBy(() -> chunks(THREE_CHUNKS, table("stsc", 1, first, 1, 1)))
          .withMessageContaining("begin with chunk 1, found " + first);
    }
  }

  @Test
  void next_chunksNotAscending_areRefused() throws FragmillException {
    for (long second : new long[] {0, 1}) {
      ChunkCursor chunks = chunks(THREE_CHUNKS, table("stsc", 2, 1, 1, 1, second, 2, 1));
      assertThatExceptionOfType(MalformedMediaException.class)
          .isThrownBy(() -> chunks.next(1))
          .withMessageContaining("ascending chunks");
    }
  }

  @Test
  void next_descriptionThatIsNotThere_isMalformed() throws FragmillException {
    for (long index : new long[] {0, 3, 0xFFFF_FFFFL}) {
      ChunkCursor chunks = chunks(THREE_CHUNKS, table("stsc", 1, 1, 1, index));
      assertThatExceptionOfType(MalformedMediaException.class)
          .isThrownBy(() -> chunks.next(1))
          .withMessageContaining("stsc")
          .withMessageContaining("sample description " + index + " of 2 in stsd");
    }
  }

  @Test
  void description_secondOne_holdsFromItsFirstChunk() throws FragmillException {
    ChunkCursor chunks = chunks(THREE_CHUNKS, table("stsc", 2, 1, 1, 1, 3, 1, 2));
    chunks.next(1);
    chunks.next(1);
    assertThat(chunks.description()).isEqualTo(1);
    chunks.next(1);
    assertThat(chunks.description()).isEqualTo(2);
  }

  @Test
  void next_descriptionOfChunksThatAreNotThere_doesNotMatter() throws FragmillException {
    ChunkCursor chunks = chunks(THREE_CHUNKS, table("stsc", 2, 1, 1, 1, 4, 1, 9));
    for (int chunk = 0; chunk < 3; chunk++) {
      chunks.next(1);
    }
    chunks.requireEnd();
  }

  @Test
  void requireEnd_samplesOrChunksLeft_isRefused() throws FragmillException {
    ChunkCursor inChunk = chunks(table("stco", 1, 9), table("stsc", 1, 1, 2, 1));
    inChunk.next(1);
    assertThatExceptionOfType(MalformedMediaException.class).isThrownBy(inChunk::requireEnd);
    ChunkCursor chunkLeft = chunks(table("stco", 2, 9, 10), table("stsc", 1, 1, 1, 1));
    chunkLeft.next(1);
    assertThatExceptionOfType(MalformedMediaException.class).isThrownBy(chunkLeft::requireEnd);
  }
}
