package io.github.fragmill.core.internal.isobmff.write;

import io.github.fragmill.core.protect.EncryptionParameters;
import java.nio.ByteBuffer;

/**
 * Track encryption box (ISO/IEC 23001-7:2023, 8.2): {@link KeyFields}, in version 0 for cenc and
 * cbc1, whose pattern is zero, and in version 1 for cens and cbcs. isoparser's own box supports
 * neither patterns nor constant IVs.
 */
final class TrackEncryptionBox extends WriteOnlyBox {

  private final KeyFields fields;

  TrackEncryptionBox(EncryptionParameters parameters) {
    super("tenc");
    this.fields = new KeyFields(parameters, parameters.defaultKeyId(), parameters.constantIv());
    setVersion(
        switch (parameters.scheme()) {
          case "cenc", "cbc1" -> 0;
          case "cens", "cbcs" -> 1;
          default ->
              throw new IllegalArgumentException(
                  "scheme: expected cenc, cens, cbc1 or cbcs, found " + parameters.scheme());
        });
  }

  @Override
  protected long getContentSize() {
    return 4L + fields.sizeBytes();
  }

  @Override
  protected void getContent(ByteBuffer buffer) {
    writeVersionAndFlags(buffer);
    fields.putTo(buffer);
  }
}
