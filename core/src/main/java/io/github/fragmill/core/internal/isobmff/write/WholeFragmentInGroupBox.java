package io.github.fragmill.core.internal.isobmff.write;

import java.nio.ByteBuffer;

/**
 * Sample to group box that puts all samples of a fragment into the one group that the fragment
 * describes (ISO/IEC 14496-12, 8.9.2).
 *
 * <pre>
 * sbgp (version 0)
 *   grouping_type             32   seig
 *   entry_count               32   1
 *   sample_count              32
 *   group_description_index   32   0x10001: the first one in this traf
 * </pre>
 */
final class WholeFragmentInGroupBox extends WriteOnlyBox {

  /** Indexes above 0x10000 count the descriptions of the fragment (8.9.4). */
  private static final int FIRST_IN_FRAGMENT = 0x10001;

  private final int sampleCount;

  WholeFragmentInGroupBox(int sampleCount) {
    super("sbgp");
    this.sampleCount = sampleCount;
  }

  @Override
  protected long getContentSize() {
    return 4L + 4 + 4 + 4 + 4;
  }

  @Override
  protected void getContent(ByteBuffer buffer) {
    writeVersionAndFlags(buffer);
    buffer.putInt(EncryptionGroupBox.GROUPING_TYPE).putInt(/* entry_count */ 1);
    buffer.putInt(sampleCount).putInt(FIRST_IN_FRAGMENT);
  }
}
