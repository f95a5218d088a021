package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.protect.EncryptionParameters;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a sample entry says of its encryption (ISO/IEC 14496-12, 8.12).
 *
 * <pre>
 * encv | enca
 *   sinf
 *     frma    the type it had
 *     schm    the scheme
 *     schi
 *       tenc  {@link EncryptionFields}
 * </pre>
 *
 * @param scheme of Common Encryption
 * @param parameters what holds for samples of no group; empty when they are clear
 */
record ProtectionInfo(String scheme, Optional<EncryptionParameters> parameters) {

  private static final Set<String> SCHEMES = Set.of("cenc", "cens", "cbc1", "cbcs");
  private static final int SCHM_FIELD_BYTES = 12;

  /**
   * Reads it.
   *
   * @param children the boxes of the sample entry; of several schemes, the first known one counts
   */
  static ProtectionInfo read(BoxScanner scanner, BoxLocation entry, List<BoxLocation> children)
      throws FragmillException {
    return known(scanner, entry, children).read(scanner);
  }

  /** Reads the type that a sample entry had. Where that is unknown, the rest does not matter. */
  static String originalType(BoxScanner scanner, BoxLocation entry, List<BoxLocation> children)
      throws FragmillException {
    return known(scanner, entry, children).originalType(scanner);
  }

  private static SchemeBoxes known(
      BoxScanner scanner, BoxLocation entry, List<BoxLocation> children) throws FragmillException {
    List<String> unknown = new ArrayList<>();
    for (BoxLocation sinf : children) {
      if (sinf.type().equals("sinf")) {
        List<BoxLocation> boxes = scanner.children(sinf);
        String scheme = scheme(scanner, sinf, boxes);
        if (SCHEMES.contains(scheme)) {
          return new SchemeBoxes(sinf, boxes, scheme);
        }
        unknown.add(BoxScanner.printable(scheme));
      }
    }
    if (unknown.isEmpty()) {
      throw entry.malformed("expected a sinf box, found none");
    }
    throw new UnsupportedMediaException(
        entry.path()
            + ": it is encrypted by a scheme that is none of Common Encryption: "
            + String.join(", ", unknown));
  }

  /** A {@code sinf} of a scheme that is known. */
  private record SchemeBoxes(BoxLocation sinf, List<BoxLocation> boxes, String scheme) {

    String originalType(BoxScanner scanner) throws FragmillException {
      BoxLocation frma = BoxScanner.required(boxes, "frma", sinf);
      byte[] type = scanner.content(frma);
      if (type.length != 4) {
        throw frma.malformed("expected 4 bytes, found " + type.length);
      }
      return new String(type, StandardCharsets.ISO_8859_1);
    }

    ProtectionInfo read(BoxScanner scanner) throws FragmillException {
      BoxLocation schi = BoxScanner.required(boxes, "schi", sinf);
      BoxLocation tenc = BoxScanner.required(scanner.children(schi), "tenc", schi);
      ByteBuffer fields = ByteBuffer.wrap(scanner.content(tenc));
      if (fields.remaining() < Integer.BYTES) {
        throw tenc.malformed("expected a version, found " + fields.remaining() + " bytes");
      }
      int version = fields.getInt() >>> 24;
      if (version > 1) {
        throw new UnsupportedMediaException(tenc.path() + ": version " + version);
      }
      return new ProtectionInfo(
          scheme, new EncryptionFields(tenc, scheme).read(fields, /* hasPattern= */ version == 1));
    }
  }

  private static String scheme(BoxScanner scanner, BoxLocation sinf, List<BoxLocation> boxes)
      throws FragmillException {
    BoxLocation schm = BoxScanner.required(boxes, "schm", sinf);
    byte[] content = scanner.content(schm);
    if (content.length < SCHM_FIELD_BYTES) {
      throw schm.malformed(
          "expected at least " + SCHM_FIELD_BYTES + " bytes, found " + content.length);
    }
    return new String(content, 4, 4, StandardCharsets.ISO_8859_1);
  }
}
