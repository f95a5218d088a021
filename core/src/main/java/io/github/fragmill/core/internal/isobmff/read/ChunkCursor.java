package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.UnsupportedMediaException;

/**
 * Reads {@code stsc} with {@code stco} or {@code co64}: where each sample lies, chunk after chunk
 * (ISO/IEC 14496-12, 8.7.4 and 8.7.5).
 */
final class ChunkCursor {

  private final TableCursor chunkOffsets;
  private final boolean wideOffsets;
  private final TableCursor sampleToChunk;
  private long chunk;
  private long samplesPerChunk;
  private long nextRunFirstChunk = 1;
  private long nextRunSamplesPerChunk;
  private long remainingInChunk;
  private long offset;

  ChunkCursor(TableCursor chunkOffsets, boolean wideOffsets, TableCursor sampleToChunk)
      throws FragmillException {
    this.chunkOffsets = chunkOffsets;
    this.wideOffsets = wideOffsets;
    this.sampleToChunk = sampleToChunk;
    readRun();
    if (nextRunFirstChunk != 1) {
      throw sampleToChunk
          .box()
          .malformed("expected to begin with chunk 1, found " + nextRunFirstChunk);
    }
  }

  /** Returns where the next sample lies and moves behind it. */
  long next(int sizeBytes) throws FragmillException {
    while (remainingInChunk == 0) {
      nextChunk();
    }
    remainingInChunk--;
    long sampleOffset = offset;
    offset = Math.addExact(offset, sizeBytes);
    return sampleOffset;
  }

  private void nextChunk() throws FragmillException {
    chunk++;
    if (chunk == nextRunFirstChunk) {
      samplesPerChunk = nextRunSamplesPerChunk;
      if (sampleToChunk.hasNext()) {
        readRun();
        if (nextRunFirstChunk <= chunk) {
          throw sampleToChunk
              .box()
              .malformed(
                  "expected ascending chunks, found " + nextRunFirstChunk + " behind " + chunk);
        }
      }
    }
    var entry = chunkOffsets.next();
    offset = wideOffsets ? entry.getLong() : Integer.toUnsignedLong(entry.getInt());
    if (offset < 0) {
      throw chunkOffsets.box().malformed("the offset of chunk " + chunk + " needs 64 bits");
    }
    remainingInChunk = samplesPerChunk;
  }

  private void readRun() throws FragmillException {
    var entry = sampleToChunk.next();
    nextRunFirstChunk = Integer.toUnsignedLong(entry.getInt());
    nextRunSamplesPerChunk = Integer.toUnsignedLong(entry.getInt());
    int descriptionIndex = entry.getInt();
    if (descriptionIndex != 1) {
      throw new UnsupportedMediaException(
          sampleToChunk.box().path()
              + ": samples of sample description "
              + Integer.toUnsignedLong(descriptionIndex)
              + "; only tracks that use their first description are packaged");
    }
  }

  /** Checks that no sample is left over. */
  void requireEnd() throws FragmillException {
    if (remainingInChunk > 0 || chunkOffsets.hasNext()) {
      throw chunkOffsets.box().malformed("it tells of more samples than the sample sizes do");
    }
  }
}
