package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.protect.EncryptionParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The sample descriptions of a track, some of which are encrypted: one is, usually, and a second
 * one is not, for a clear beginning (ISO/IEC 23001-7:2023, 4).
 *
 * @param scheme the scheme of all that are encrypted
 * @param parameters of each description, in their order; empty for clear ones
 */
record SampleDescriptions(String scheme, List<Optional<EncryptionParameters>> parameters) {

  /**
   * Reads them.
   *
   * @param entries at least one
   * @return empty when none is encrypted
   */
  static Optional<SampleDescriptions> read(BoxScanner scanner, SampleEntries entries)
      throws FragmillException {
    SampleEntryReader reader = entries.reader();
    if (entries.locations().stream().noneMatch(reader::isEncrypted)) {
      return Optional.empty();
    }
    byte[] format = reader.clear(clearLocation(scanner, reader, entries.first()));
    List<Optional<EncryptionParameters>> parameters = new ArrayList<>();
    Optional<String> scheme = Optional.empty();
    for (BoxLocation entry : entries.locations()) {
      if (!Arrays.equals(format, reader.clear(clearLocation(scanner, reader, entry)))) {
        throw new UnsupportedMediaException(
            entry.path()
                + ": an encrypted track whose sample descriptions are of several formats"
                + " is not decrypted");
      }
      if (!reader.isEncrypted(entry)) {
        parameters.add(Optional.empty());
        continue;
      }
      ProtectionInfo info = ProtectionInfo.read(scanner, entry, reader.boxes(entry));
      if (scheme.isPresent() && !scheme.get().equals(info.scheme())) {
        throw new UnsupportedMediaException(
            entry.path() + ": both " + scheme.get() + " and " + info.scheme() + " in one track");
      }
      scheme = Optional.of(info.scheme());
      parameters.add(info.parameters());
    }
    return Optional.of(new SampleDescriptions(scheme.orElseThrow(), parameters));
  }

  /** Returns where an entry is, under the type that it has without encryption. */
  static BoxLocation clearLocation(BoxScanner scanner, SampleEntryReader reader, BoxLocation entry)
      throws FragmillException {
    return reader.isEncrypted(entry)
        ? new BoxLocation(
            ProtectionInfo.originalType(scanner, entry, reader.boxes(entry)),
            entry.path(),
            entry.offsetBytes(),
            entry.contentOffsetBytes(),
            entry.endOffsetBytes())
        : entry;
  }

  /**
   * Checks that a sample description exists.
   *
   * @param index from 1
   * @param box which refers to it, for messages
   */
  static void requireThere(long index, int count, BoxLocation box) throws MalformedMediaException {
    if (index < 1 || index > count) {
      throw box.malformed("samples of sample description " + index + " of " + count + " in stsd");
    }
  }
}
