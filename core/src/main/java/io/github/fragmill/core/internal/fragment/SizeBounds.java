package io.github.fragmill.core.internal.fragment;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.isobmff.write.FragmentHeader;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.protect.SegmentKey;
import io.github.fragmill.core.protect.TrackEncryption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what the segments of a track do not exceed in size, from the tables alone. Boxes are built
 * once for each form that they have; others of the form differ by the number of their samples.
 * Single-use, not thread-safe.
 */
public final class SizeBounds {

  private static final int SUBSAMPLE_COUNT_BYTES = 2;
  private static final int SUBSAMPLE_BYTES = 6;

  /** In {@code saiz}, where samples differ. */
  private static final int SAIZ_BYTES_OF_SAMPLE = 1;

  private final TrackFragments fragments;
  private final SampleTable samples;
  private final Optional<TrackEncryption> encryption;

  /** What the boxes of a form take without their samples. */
  private final Map<List<Object>, Long> bytesOfForm = new HashMap<>();

  private SizeBounds(TrackFragments fragments) {
    this.fragments = fragments;
    this.samples = fragments.samples();
    this.encryption = fragments.encryption();
  }

  /**
   * Returns what no segment of a track exceeds in size, boxes and media: the exact sizes where
   * these do not depend on the media, else those with as many subsamples as {@link SubsampleBound}
   * allows.
   */
  public static long[] of(TrackFragments fragments) throws FragmillException {
    return new SizeBounds(fragments).find();
  }

  private long[] find() throws FragmillException {
    long[] bounds = new long[fragments.segmentCount()];
    for (int segment = 0; segment < bounds.length; segment++) {
      bounds[segment] = bound(segment);
    }
    return bounds;
  }

  private long bound(int segment) throws FragmillException {
    int first = fragments.boundaries().firstSample(segment);
    int end = fragments.boundaries().endSample(segment);
    Optional<SegmentKey> key = encryption.map(it -> it.segmentKeys().get(segment));
    boolean isEncrypted = key.isPresent() && !key.get().isClear();
    boolean hasSubsamples = isEncrypted && encryption.orElseThrow().hasSubsamples();
    FragmentHeader.Form form = fragments.form(segment);
    long bytesOfSample = form.bytesOfSample();
    if (isEncrypted) {
      bytesOfSample += encryption.orElseThrow().parameters().perSampleIvBytes();
    }
    if (hasSubsamples) {
      bytesOfSample += SUBSAMPLE_COUNT_BYTES;
    }
    List<Object> kind = List.of(form, key);
    Long known = bytesOfForm.get(kind);
    if (known == null) {
      known = fragments.leastHeaderBytes(segment) - bytesOfSample * (end - first);
      bytesOfForm.put(kind, known);
    }
    long bytes = known + bytesOfSample * (end - first);
    return hasSubsamples
        ? bytes + mediaAndSubsampleBytes(first, end)
        : bytes + fragments.mediaBytes(segment);
  }

  private long mediaAndSubsampleBytes(int first, int end) {
    long media = 0;
    long subsamples = 0;
    for (int sample = first; sample < end; sample++) {
      int size = samples.sizeBytes(sample);
      media += size;
      subsamples += SubsampleBound.maxSubsamples(size);
    }
    return media + SUBSAMPLE_BYTES * subsamples + (long) SAIZ_BYTES_OF_SAMPLE * (end - first);
  }
}
