package io.github.fragmill.core.internal.isobmff.write;

import io.github.fragmill.core.media.SampleTable;
import java.nio.ByteBuffer;

/**
 * Composition time to sample box (ISO/IEC 14496-12, 8.6.1.3), written straight from the sample
 * table: with B-frames it has about as many entries as there are samples, and isoparser's box takes
 * an object for each.
 *
 * <pre>
 * ctts (version 1 when an offset is negative)
 *   entry_count      32
 *   for each run
 *     sample_count   32
 *     sample_offset  32
 * </pre>
 */
final class CompositionOffsets extends WriteOnlyBox {

  private final SampleTable samples;
  private final int shiftTicks;
  private final int runCount;

  /**
   * @param shiftTicks added to every offset, 0 or more
   */
  CompositionOffsets(SampleTable samples, int shiftTicks) {
    super("ctts");
    this.samples = samples;
    this.shiftTicks = shiftTicks;
    setVersion(samples.minCompositionOffsetTicks() + shiftTicks < 0 ? 1 : 0);
    int runs = 1;
    for (int sample = 1; sample < samples.count(); sample++) {
      runs += beginsRun(sample) ? 1 : 0;
    }
    this.runCount = runs;
  }

  private boolean beginsRun(int sample) {
    return samples.compositionOffsetTicks(sample) != samples.compositionOffsetTicks(sample - 1);
  }

  @Override
  protected long getContentSize() {
    return 8 + 2L * Integer.BYTES * runCount;
  }

  @Override
  protected void getContent(ByteBuffer buffer) {
    writeVersionAndFlags(buffer);
    buffer.putInt(runCount);
    int runStart = 0;
    for (int sample = 1; sample <= samples.count(); sample++) {
      if (sample == samples.count() || beginsRun(sample)) {
        buffer.putInt(sample - runStart);
        buffer.putInt(samples.compositionOffsetTicks(runStart) + shiftTicks);
        runStart = sample;
      }
    }
  }
}
