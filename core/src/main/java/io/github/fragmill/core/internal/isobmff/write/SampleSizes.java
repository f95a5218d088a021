package io.github.fragmill.core.internal.isobmff.write;

import io.github.fragmill.core.media.SampleTable;
import java.nio.ByteBuffer;

/**
 * Sample size box (ISO/IEC 14496-12, 8.7.3), written straight from the sample table: isoparser's
 * box takes eight bytes of memory for each of millions of samples.
 *
 * <pre>
 * stsz
 *   sample_size    32, 0
 *   sample_count   32
 *   entry_size     32 for each sample
 * </pre>
 */
final class SampleSizes extends WriteOnlyBox {

  private final SampleTable samples;

  SampleSizes(SampleTable samples) {
    super("stsz");
    this.samples = samples;
  }

  @Override
  protected long getContentSize() {
    return 12 + (long) Integer.BYTES * samples.count();
  }

  @Override
  protected void getContent(ByteBuffer buffer) {
    writeVersionAndFlags(buffer);
    buffer.putInt(0).putInt(samples.count());
    for (int sample = 0; sample < samples.count(); sample++) {
      buffer.putInt(samples.sizeBytes(sample));
    }
  }
}
