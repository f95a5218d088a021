package io.github.fragmill.core.internal.plan;

import io.github.fragmill.core.error.SavedDataException;
import io.github.fragmill.core.internal.fragment.TrackDecryption;
import io.github.fragmill.core.internal.fragment.TrackFragments;
import io.github.fragmill.core.internal.fragment.TrackProtection;
import io.github.fragmill.core.internal.input.SampleSource;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.RenditionProtection;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.SegmentKey;
import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.segment.SegmentBoundaries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One rendition of a presentation: a track, its segments, and its encryption. Immutable and
 * thread-safe.
 *
 * @param id unique in the presentation
 * @param files the names of its files
 * @param source where its samples are
 * @param track the track as it is packaged
 * @param attributes what viewers choose it by; those of its switching set
 * @param boundaries which samples form which segment
 * @param protection how it is encrypted, or empty when it stays clear
 * @param fragments computes its header and segments
 * @param sizes of its segments, or empty as long as nobody has measured them
 */
public record PlannedRendition(
    String id,
    RenditionFiles files,
    SampleSource source,
    Track track,
    TrackAttributes attributes,
    SegmentBoundaries boundaries,
    Optional<TrackEncryption> protection,
    TrackFragments fragments,
    Optional<SegmentSizes> sizes) {

  /**
   * Makes a rendition.
   *
   * @param decryption how its samples are decrypted when they have been read; empty when they are
   *     clear
   * @param protecting how it is encrypted and with what, or empty when it stays clear
   */
  public static PlannedRendition of(
      String id,
      Layout layout,
      SampleSource source,
      Track track,
      Optional<TrackDecryption> decryption,
      TrackAttributes attributes,
      SegmentBoundaries boundaries,
      Optional<TrackProtection> protecting) {
    TrackFragments fragments =
        new TrackFragments(
            source.name(),
            track,
            decryption,
            boundaries,
            protecting,
            /* segmentsAreFiles= */ layout != Layout.SINGLE_FILE);
    return new PlannedRendition(
        id,
        new RenditionFiles(id, layout),
        source,
        track,
        attributes,
        boundaries,
        protecting.map(TrackProtection::encryption),
        fragments,
        /* sizes= */ Optional.empty());
  }

  /** Returns the same with the sizes of its segments. */
  PlannedRendition withSizes(SegmentSizes known) {
    return new PlannedRendition(
        id,
        files,
        source,
        track,
        attributes,
        boundaries,
        protection,
        fragments,
        Optional.of(known));
  }

  /** Returns the number of segments, at least 1. */
  public int segmentCount() {
    return boundaries.segmentCount();
  }

  /** Returns the name of a segment's file. */
  public String segmentName(int segment) {
    return files.segmentName(segment, boundaries.startTicks(segment));
  }

  /**
   * Returns normally when a segment is as large as the sizes say, if they are known.
   *
   * @throws SavedDataException when it is not
   */
  public void requireSize(int segment, long sizeBytes) throws SavedDataException {
    if (sizes.isPresent() && sizes.get().sizeBytes(segment) != sizeBytes) {
      throw new SavedDataException(
          "the segment index says that segment "
              + segment
              + " of "
              + id
              + " has "
              + sizes.get().sizeBytes(segment)
              + " bytes, found "
              + sizeBytes
              + "; make the index anew");
    }
  }

  /** Returns what manifests announce of the encryption, or empty when it stays clear. */
  public Optional<RenditionProtection> announcedProtection() {
    return protection.map(PlannedRendition::announced);
  }

  private static RenditionProtection announced(TrackEncryption encryption) {
    List<Optional<KeyId>> keyIds = new ArrayList<>(encryption.segmentKeys().size());
    KeyId defaultKeyId = encryption.parameters().defaultKeyId();
    Map<KeyId, List<DrmSignal>> keySignals = new LinkedHashMap<>();
    for (SegmentKey key : encryption.segmentKeys()) {
      key.keyId()
          .filter(it -> !key.drmSignals().isEmpty())
          .ifPresent(it -> keySignals.put(it, key.drmSignals()));
      keyIds.add(key.isClear() ? Optional.empty() : Optional.of(key.keyId().orElse(defaultKeyId)));
    }
    return RenditionProtection.builder(encryption.parameters())
        .drmSignals(encryption.drmSignals())
        .segmentKeyIds(keyIds)
        .keySignals(keySignals)
        .build();
  }

  /** Returns the media bytes of the largest segment. */
  public int largestSegmentBytes() {
    long largest = 0;
    for (int segment = 0; segment < boundaries.segmentCount(); segment++) {
      largest = Math.max(largest, fragments.mediaBytes(segment));
    }
    return Math.toIntExact(largest);
  }
}
