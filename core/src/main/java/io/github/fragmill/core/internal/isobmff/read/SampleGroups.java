package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.protect.EncryptionParameters;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sample groups of type {@code seig} of a track or a fragment (ISO/IEC 14496-12, 8.9; ISO/IEC
 * 23001-7:2023, 6): samples that are encrypted otherwise than their sample entry says.
 *
 * <pre>
 * sgpd    the groups
 * sbgp    {@link GroupRuns}: which samples belong to which
 * </pre>
 */
final class SampleGroups {

  private static final String TYPE = "seig";

  private final List<Optional<EncryptionParameters>> groups;
  private final long defaultGroup;

  private SampleGroups(List<Optional<EncryptionParameters>> groups, long defaultGroup) {
    this.groups = groups;
    this.defaultGroup = defaultGroup;
  }

  /** Reads the groups that are described among the boxes of {@code stbl} or {@code traf}. */
  static SampleGroups read(
      SourceBytes source, BoxScanner scanner, List<BoxLocation> boxes, String scheme)
      throws FragmillException {
    Optional<BoxLocation> compact = GroupRuns.only(source, boxes, "csgp", TYPE);
    if (compact.isPresent()) {
      throw new UnsupportedMediaException(
          compact.get().path() + ": compact sample groups of type " + TYPE + " are not read");
    }
    Optional<BoxLocation> box = GroupRuns.only(source, boxes, "sgpd", TYPE);
    if (box.isEmpty()) {
      return new SampleGroups(List.of(), /* defaultGroup= */ 0);
    }
    List<Optional<EncryptionParameters>> groups = new ArrayList<>();
    ByteBuffer fields = ByteBuffer.wrap(scanner.content(box.get()));
    int version = fields.getInt() >>> 24;
    fields.getInt();
    long entryBytes = version >= 1 ? GroupedSamples.unsigned(fields, box.get()) : 0;
    long defaultGroup = version >= 2 ? GroupedSamples.unsigned(fields, box.get()) : 0;
    readEntries(fields, box.get(), scheme, version >= 1, entryBytes, groups);
    return new SampleGroups(groups, defaultGroup);
  }

  private static void readEntries(
      ByteBuffer fields,
      BoxLocation box,
      String scheme,
      boolean haveSizes,
      long commonBytes,
      List<Optional<EncryptionParameters>> into)
      throws FragmillException {
    EncryptionFields reader = new EncryptionFields(box, scheme);
    long count = GroupedSamples.unsigned(fields, box);
    for (long entry = 0; entry < count; entry++) {
      if (!haveSizes) {
        into.add(reader.read(fields, /* hasPattern= */ true));
        continue;
      }
      long bytes = commonBytes == 0 ? GroupedSamples.unsigned(fields, box) : commonBytes;
      if (bytes > fields.remaining()) {
        throw box.malformed(
            "an entry of " + bytes + " bytes where " + fields.remaining() + " are left");
      }
      into.add(reader.read(fields.slice().limit((int) bytes), /* hasPattern= */ true));
      fields.position(fields.position() + (int) bytes);
    }
  }

  /**
   * Opens the walk over samples and how they are encrypted.
   *
   * @param movie the groups of the movie, when these are of a fragment
   * @param otherwise what holds for samples of no group
   */
  Assignment assignment(
      SourceBytes source,
      List<BoxLocation> boxes,
      Optional<SampleGroups> movie,
      Optional<EncryptionParameters> otherwise)
      throws FragmillException {
    return new Assignment(
        GroupRuns.open(source, boxes, TYPE, movie.isPresent()),
        movie.map(it -> it.groups).orElse(List.of()),
        otherwise);
  }

  /** Walks over samples and their groups. */
  final class Assignment {

    private final GroupRuns runs;
    private final List<Optional<EncryptionParameters>> movie;
    private final Optional<EncryptionParameters> otherwise;

    private Assignment(
        GroupRuns runs,
        List<Optional<EncryptionParameters>> movie,
        Optional<EncryptionParameters> otherwise) {
      this.runs = runs;
      this.movie = movie;
      this.otherwise = otherwise;
    }

    /** Returns how the next sample is encrypted, or empty when it is clear. */
    Optional<EncryptionParameters> next() throws FragmillException {
      long number = runs.next();
      if (number == GroupRuns.DEFAULT_GROUP) {
        return defaultGroup >= 1 && defaultGroup <= groups.size()
            ? groups.get((int) defaultGroup - 1)
            : otherwise;
      }
      if (number == GroupRuns.NO_GROUP) {
        return otherwise;
      }
      List<Optional<EncryptionParameters>> among = runs.isOfMovie(number) ? movie : groups;
      return among.get(runs.index(number, among.size()));
    }

    /** Checks that no sample is left over. */
    void requireEnd() throws FragmillException {
      runs.requireEnd();
    }
  }
}
