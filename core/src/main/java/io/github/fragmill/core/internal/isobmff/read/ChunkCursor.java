package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;

/**
 * Reads {@code stsc} with {@code stco} or {@code co64}: where each sample lies, chunk after chunk
 * (ISO/IEC 14496-12, 8.7.4 and 8.7.5).
 */
final class ChunkCursor {

  private final TableCursor chunkOffsets;
  private final boolean wideOffsets;
  private final TableCursor sampleToChunk;
  private final int descriptionCount;
  private long chunk;
  private long samplesPerChunk;
  private long nextRunFirstChunk = 1;
  private long nextRunSamplesPerChunk;
  private long nextRunDescription;
  private long description;
  private long remainingInChunk;
  private long offset;

  /**
   * @param descriptionCount how many sample descriptions there are
   */
  ChunkCursor(
      TableCursor chunkOffsets,
      boolean wideOffsets,
      TableCursor sampleToChunk,
      int descriptionCount)
      throws FragmillException {
    this.chunkOffsets = chunkOffsets;
    this.wideOffsets = wideOffsets;
    this.sampleToChunk = sampleToChunk;
    this.descriptionCount = descriptionCount;
    readRun();
    if (nextRunFirstChunk != 1) {
      throw sampleToChunk
          .box()
          .malformed("expected to begin with chunk 1, found " + nextRunFirstChunk);
    }
  }

  /** Returns the offset of the next sample and moves past it. */
  long next(int sizeBytes) throws FragmillException {
    while (remainingInChunk == 0) {
      nextChunk();
    }
    remainingInChunk--;
    long sampleOffset = offset;
    offset = Math.addExact(offset, sizeBytes);
    return sampleOffset;
  }

  /** Returns which description the last sample has, from 1. */
  int description() {
    return (int) description;
  }

  private void nextChunk() throws FragmillException {
    chunk++;
    if (chunk == nextRunFirstChunk) {
      samplesPerChunk = nextRunSamplesPerChunk;
      description = nextRunDescription;
      SampleDescriptions.requireThere(description, descriptionCount, sampleToChunk.box());
      if (sampleToChunk.hasNext()) {
        readRun();
        if (nextRunFirstChunk <= chunk) {
          throw sampleToChunk
              .box()
              .malformed(
                  "expected ascending chunks, found " + nextRunFirstChunk + " after " + chunk);
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
    nextRunDescription = Integer.toUnsignedLong(entry.getInt());
  }

  /** Checks that no sample is left over. */
  void requireEnd() throws FragmillException {
    if (remainingInChunk > 0 || chunkOffsets.hasNext()) {
      throw chunkOffsets.box().malformed("it has more samples than the sample sizes");
    }
  }
}
