package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import java.util.List;

/**
 * The sample entries of a track (ISO/IEC 14496-12, 8.5.2) and what reads them.
 *
 * @param locations of the entries, in the order of {@code stsd}
 */
record SampleEntries(List<BoxLocation> locations, SampleEntryReader reader) {

  private static final int STSD_FIELD_BYTES = 8;

  /**
   * Reads the entries' locations.
   *
   * @param handler what the track holds: {@code vide}, {@code soun}, or a type of text
   */
  static SampleEntries read(BoxScanner scanner, BoxLocation stsd, String handler)
      throws FragmillException {
    if (stsd.contentBytes() < STSD_FIELD_BYTES) {
      throw stsd.malformed(
          "expected at least " + STSD_FIELD_BYTES + " bytes, found " + stsd.contentBytes());
    }
    int version = scanner.content(stsd)[0];
    return new SampleEntries(
        scanner.children(stsd, stsd.contentOffsetBytes() + STSD_FIELD_BYTES),
        switch (handler) {
          case "vide" -> new VideoEntryReader(scanner);
          case "soun" -> new AudioEntryReader(scanner, version);
          default -> new TextEntryReader(scanner, handler);
        });
  }

  /** Returns the first entry; there must be one. */
  BoxLocation first() {
    return locations.get(0);
  }
}
