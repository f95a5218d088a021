package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.SampleEncryption;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Collects how the samples of a track are encrypted, beside {@link TrackSamples}: first from the
 * tables of the movie, then from its fragments (ISO/IEC 23001-7:2023, 7).
 *
 * <pre>
 * stbl | traf
 *   sgpd, sbgp        {@link SampleGroups}
 *   senc              IVs and subsamples
 *   saiz, saio        {@link AuxiliarySizes}, where they are if there is no senc
 * </pre>
 */
final class EncryptedSamples {

  private static final int USE_SUBSAMPLES = 2;
  private static final int SENC_FIELD_BYTES = 8;
  private static final long MAX_SAMPLE_BYTES = 255;
  private static final int PAIR_BYTES = 2 + 4;

  private static final int SAMPLES_BETWEEN_LOOKS = 4096;

  private final SourceBytes source;
  private final MemoryBudget.Part memory;
  private final SampleDescriptions descriptions;
  private final SampleGroups movieGroups;
  private final SampleEncryption.Builder samples = new SampleEncryption.Builder();

  EncryptedSamples(
      SourceBytes source,
      MemoryBudget budget,
      SampleDescriptions descriptions,
      SampleGroups movieGroups) {
    this.source = source;
    this.memory = budget.part(source.name());
    this.descriptions = descriptions;
    this.movieGroups = movieGroups;
  }

  /** Checks that a sample description may be used. */
  void requireDescription(long index, BoxLocation box) throws FragmillException {
    SampleDescriptions.requireThere(index, descriptions.parameters().size(), box);
  }

  /** Adds the samples of the movie's tables. */
  void addTables(BoxScanner scanner, BoxLocation stbl, int count) throws FragmillException {
    List<BoxLocation> boxes = scanner.children(stbl);
    SampleGroups.Assignment groups =
        movieGroups.assignment(source, boxes, Optional.empty(), descriptions.parameters().get(0));
    add(stbl, boxes, groups, /* baseBytes= */ 0, count);
    groups.requireEnd();
  }

  /**
   * Adds the samples of a track fragment.
   *
   * @param baseBytes the origin of offsets in the fragment
   * @param description of the samples, from 1
   */
  void addFragment(
      BoxScanner scanner,
      BoxLocation traf,
      List<BoxLocation> boxes,
      long baseBytes,
      long description,
      int count)
      throws FragmillException {
    SampleGroups.Assignment groups =
        SampleGroups.read(source, scanner, boxes, descriptions.scheme())
            .assignment(
                source,
                boxes,
                Optional.of(movieGroups),
                descriptions.parameters().get((int) description - 1));
    add(traf, boxes, groups, baseBytes, count);
    groups.requireEnd();
  }

  private void add(
      BoxLocation parent,
      List<BoxLocation> boxes,
      SampleGroups.Assignment groups,
      long baseBytes,
      int count)
      throws FragmillException {
    Optional<BoxLocation> senc = BoxScanner.only(boxes, "senc");
    if (senc.isPresent()) {
      addFromBox(senc.get(), groups, count);
      return;
    }
    Optional<AuxiliarySizes> sizes =
        AuxiliarySizes.read(source, boxes, descriptions.scheme(), baseBytes, count);
    if (sizes.isPresent()) {
      addFromPlaces(sizes.get(), groups, count);
      return;
    }
    for (int sample = 0; sample < count; sample++) {
      Optional<EncryptionParameters> parameters = groups.next();
      if (parameters.isPresent() && parameters.get().perSampleIvBytes() > 0) {
        throw parent.malformed(
            "expected initialization vectors in senc, or saiz and saio, found neither");
      }
      addSample(parent, parameters, 0, 0);
    }
  }

  private void addFromBox(BoxLocation senc, SampleGroups.Assignment groups, int count)
      throws FragmillException {
    ByteBuffer fields = TableCursor.fields(source, senc, SENC_FIELD_BYTES);
    if (fields.get(0) != 0) {
      throw new UnsupportedMediaException(senc.path() + ": version " + (fields.get(0) & 0xFF));
    }
    long found = Integer.toUnsignedLong(fields.getInt(4));
    if (found != count) {
      throw senc.malformed("expected " + count + " samples, found " + found);
    }
    boolean hasPairs = (fields.getInt(0) & USE_SUBSAMPLES) != 0;
    AuxiliaryCursor cursor =
        new AuxiliaryCursor(
            source, senc, senc.contentOffsetBytes() + SENC_FIELD_BYTES, senc.endOffsetBytes());
    for (int sample = 0; sample < count; sample++) {
      addEntry(senc, cursor, groups.next(), hasPairs);
    }
  }

  private void addFromPlaces(AuxiliarySizes sizes, SampleGroups.Assignment groups, int count)
      throws FragmillException {
    long end = Math.min(source.sizeBytes(), sizes.startBytes() + MAX_SAMPLE_BYTES * count);
    AuxiliaryCursor cursor = new AuxiliaryCursor(source, sizes.box(), sizes.startBytes(), end);
    for (int sample = 0; sample < count; sample++) {
      Optional<EncryptionParameters> parameters = groups.next();
      int bytes = sizes.next();
      if (parameters.isEmpty()) {
        cursor.skip(bytes);
        samples.addClear();
        continue;
      }
      long before = cursor.remainingBytes();
      addEntry(sizes.box(), cursor, parameters, bytes > parameters.get().perSampleIvBytes());
      long taken = before - cursor.remainingBytes();
      if (taken != bytes) {
        throw sizes
            .box()
            .malformed("the IV and subsamples of a sample have " + taken + " bytes, not " + bytes);
      }
    }
  }

  private void addEntry(
      BoxLocation box,
      AuxiliaryCursor cursor,
      Optional<EncryptionParameters> parameters,
      boolean hasPairs)
      throws FragmillException {
    int ivBytes = parameters.map(EncryptionParameters::perSampleIvBytes).orElse(0);
    ByteBuffer iv = cursor.next(ivBytes);
    addSample(
        box, parameters, ivBytes > 0 ? iv.getLong() : 0, ivBytes > Long.BYTES ? iv.getLong() : 0);
    if (!hasPairs) {
      return;
    }
    int pairs = cursor.next(Short.BYTES).getShort() & 0xFFFF;
    memory.growTo(samples.memoryBytes(), box.path());
    for (int pair = 0; pair < pairs; pair++) {
      ByteBuffer fields = cursor.next(PAIR_BYTES);
      int clear = fields.getShort() & 0xFFFF;
      int protectedBytes = fields.getInt();
      if (protectedBytes < 0) {
        throw box.malformed(
            "a subsample of " + Integer.toUnsignedLong(protectedBytes) + " protected bytes");
      }
      if (parameters.isPresent()) {
        samples.addPair(clear, protectedBytes);
      }
    }
  }

  private void addSample(
      BoxLocation box, Optional<EncryptionParameters> parameters, long ivHigh, long ivLow)
      throws LimitExceededException {
    if (samples.count() % SAMPLES_BETWEEN_LOOKS == 0) {
      memory.growTo(samples.memoryBytes(), box.path());
    }
    if (parameters.isPresent()) {
      samples.add(parameters.get(), ivHigh, ivLow);
    } else {
      samples.addClear();
    }
  }

  /**
   * Returns what was collected, or empty when all samples are clear.
   *
   * @param box the track, for messages
   * @param table the samples, which the subsamples must fit
   */
  Optional<SampleEncryption> build(BoxLocation box, SampleTable table) throws FragmillException {
    SampleEncryption encryption = samples.build();
    for (int sample = 0; sample < encryption.count(); sample++) {
      int end = encryption.endPair(sample);
      long bytes = 0;
      for (int pair = encryption.firstPair(sample); pair < end; pair++) {
        bytes += encryption.clearBytes(pair) + (long) encryption.protectedBytes(pair);
      }
      if (end > encryption.firstPair(sample) && bytes != table.sizeBytes(sample)) {
        throw box.malformed(
            "the subsamples of sample "
                + sample
                + " have "
                + bytes
                + " bytes, the sample "
                + table.sizeBytes(sample));
      }
    }
    return encryption.parameters().isEmpty() ? Optional.empty() : Optional.of(encryption);
  }
}
