package io.github.fragmill.core.internal.isobmff.write;

import java.nio.ByteBuffer;

/**
 * Sample encryption box (ISO/IEC 23001-7:2023, 7.2) around the bytes of {@link
 * SampleAuxiliaryData}.
 *
 * <pre>
 * senc (version 0, flags 2 with subsamples)
 *   sample_count     32
 *   for each sample  IV, and with subsamples their count (16) and pairs (16 + 32)
 * </pre>
 */
final class SampleEncryptionBox extends WriteOnlyBox {

  /** Where the first sample's data begins in the box: after size, type, version and count. */
  static final int FIRST_ENTRY_OFFSET_BYTES = 8 + 4 + 4;

  private static final int USE_SUBSAMPLES = 2;

  private final int sampleCount;
  private final SampleAuxiliaryData data;

  SampleEncryptionBox(int sampleCount, SampleAuxiliaryData data) {
    super("senc");
    this.sampleCount = sampleCount;
    this.data = data;
    if (data.hasSubsamples()) {
      setFlags(USE_SUBSAMPLES);
    }
  }

  @Override
  protected long getContentSize() {
    return 4L + 4 + data.totalBytes();
  }

  @Override
  protected void getContent(ByteBuffer buffer) {
    writeVersionAndFlags(buffer);
    buffer.putInt(sampleCount);
    data.putAll(buffer);
  }
}
