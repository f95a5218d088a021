package io.github.fragmill.core.presentation;

import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.KeyId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How a rendition is encrypted, as far as manifests say it. Holds no key. Immutable. */
public final class RenditionProtection {

  private final EncryptionParameters parameters;
  private final List<DrmSignal> drmSignals;
  private final Optional<List<Optional<KeyId>>> segmentKeyIds;
  private final Map<KeyId, List<DrmSignal>> keySignals;

  private RenditionProtection(Builder builder) {
    this.parameters = builder.parameters;
    this.drmSignals = builder.drmSignals;
    this.segmentKeyIds = builder.segmentKeyIds;
    this.keySignals = builder.keySignals;
  }

  /**
   * Begins with the scheme and the default key. Unless the builder receives more, every segment is
   * encrypted with that key, and no DRM system is announced.
   */
  public static Builder builder(EncryptionParameters parameters) {
    return new Builder(parameters);
  }

  /** Returns the scheme and the default key id. */
  public EncryptionParameters parameters() {
    return parameters;
  }

  /** Returns what manifests announce of DRM systems, in their order. */
  public List<DrmSignal> drmSignals() {
    return drmSignals;
  }

  /**
   * Returns what DRM systems have of a key, in their order: what manifests announce that name the
   * key of each segment. Without key rotation it is the same as {@link #drmSignals()}.
   *
   * @param keyId one that {@link #keyId} returns
   */
  public List<DrmSignal> drmSignals(KeyId keyId) {
    return keySignals.getOrDefault(keyId, drmSignals);
  }

  /**
   * Returns the id of the key that a segment is encrypted with, or empty when the segment is clear.
   *
   * @param segment its index, from 0
   */
  public Optional<KeyId> keyId(int segment) {
    return segmentKeyIds
        .map(ids -> ids.get(segment))
        .orElseGet(() -> Optional.of(parameters.defaultKeyId()));
  }

  void requireSegments(int count) {
    segmentKeyIds.ifPresent(
        ids -> {
          if (ids.size() != count) {
            throw new IllegalArgumentException(
                "segmentKeyIds: expected one for each of "
                    + count
                    + " segments, found "
                    + ids.size());
          }
        });
  }

  /** Collects what a protection is made of. Not thread-safe. */
  public static final class Builder {

    private final EncryptionParameters parameters;
    private List<DrmSignal> drmSignals = List.of();
    private Optional<List<Optional<KeyId>>> segmentKeyIds = Optional.empty();
    private Map<KeyId, List<DrmSignal>> keySignals = Map.of();

    private Builder(EncryptionParameters parameters) {
      this.parameters = Objects.requireNonNull(parameters, "parameters");
    }

    /** Sets what manifests announce of DRM systems, in their order. */
    public Builder drmSignals(List<DrmSignal> signals) {
      this.drmSignals = List.copyOf(signals);
      return this;
    }

    /**
     * Sets the key of each segment.
     *
     * @param ids one for each segment of the rendition, first to last; empty for a clear segment
     */
    public Builder segmentKeyIds(List<Optional<KeyId>> ids) {
      this.segmentKeyIds = Optional.of(List.copyOf(ids));
      return this;
    }

    /**
     * Sets what DRM systems have of each key, by its id. Default: what {@link #drmSignals} sets
     * holds for all keys.
     */
    public Builder keySignals(Map<KeyId, List<DrmSignal>> signals) {
      this.keySignals = Map.copyOf(signals);
      return this;
    }

    /** Returns the protection. */
    public RenditionProtection build() {
      return new RenditionProtection(this);
    }
  }
}
