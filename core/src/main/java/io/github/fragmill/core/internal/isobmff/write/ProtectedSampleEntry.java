package io.github.fragmill.core.internal.isobmff.write;

import static io.github.fragmill.core.internal.isobmff.write.BoxBytes.container;

import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.protect.EncryptionParameters;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.mp4parser.boxes.iso14496.part12.OriginalFormatBox;
import org.mp4parser.boxes.iso14496.part12.ProtectionSchemeInformationBox;
import org.mp4parser.boxes.iso14496.part12.SchemeInformationBox;
import org.mp4parser.boxes.iso14496.part12.SchemeTypeBox;

/**
 * A sample entry of an encrypted track (ISO/IEC 14496-12, 8.12): the entry itself, renamed, with
 * one more box: at its end; for ALAC before the others, because ffmpeg reads the box {@code alac}
 * only when it knows already that the codec is ALAC.
 *
 * <pre>
 * encv | enca
 *   ...       as before
 *   sinf
 *     frma    the type it had
 *     schm    the scheme, version 1.0
 *     schi
 *       tenc
 * </pre>
 */
final class ProtectedSampleEntry {

  private static final int SCHEME_VERSION_1_0 = 0x0001_0000;

  /** Size, type and fields of an AudioSampleEntry (ISO/IEC 14496-12, 12.2.3). */
  private static final int AUDIO_ENTRY_BYTES = 36;

  private ProtectedSampleEntry() {}

  static byte[] wrap(SampleEntry entry, TrackType type, EncryptionParameters parameters) {
    byte[] clear = entry.toBytes();
    byte[] sinf = BoxBytes.of(protectionSchemeInformation(entry, parameters));
    String wrapped =
        switch (type) {
          case VIDEO -> "encv";
          case AUDIO -> "enca";
          case TEXT -> throw new IllegalArgumentException("text is never encrypted");
        };
    int sinfOffset = entry.type().equals("alac") ? AUDIO_ENTRY_BYTES : clear.length;
    return ByteBuffer.allocate(clear.length + sinf.length)
        .put(clear, 0, sinfOffset)
        .put(sinf)
        .put(clear, sinfOffset, clear.length - sinfOffset)
        .putInt(0, clear.length + sinf.length)
        .put(4, wrapped.getBytes(StandardCharsets.ISO_8859_1))
        .array();
  }

  private static ProtectionSchemeInformationBox protectionSchemeInformation(
      SampleEntry entry, EncryptionParameters parameters) {
    OriginalFormatBox frma = new OriginalFormatBox();
    frma.setDataFormat(entry.type());
    SchemeTypeBox schm = new SchemeTypeBox();
    schm.setSchemeType(parameters.scheme());
    schm.setSchemeVersion(SCHEME_VERSION_1_0);
    return container(
        new ProtectionSchemeInformationBox(),
        frma,
        schm,
        container(new SchemeInformationBox(), new TrackEncryptionBox(parameters)));
  }
}
