package io.github.fragmill.core.presentation;

import io.github.fragmill.core.media.TrackType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Renditions of the same content, with the same segment boundaries, between which a player may
 * switch (a CMAF switching set, ISO/IEC 23000-19, 7.3.4; in DASH, an AdaptationSet for each key).
 * Immutable and thread-safe.
 */
public final class SwitchingSet {

  private final List<Rendition> renditions;
  private final TrackAttributes attributes;
  private final Optional<TrickPlay> trickPlay;

  private SwitchingSet(Builder builder) {
    this.renditions = builder.renditions;
    this.attributes = builder.attributes;
    this.trickPlay = builder.trickPlay;
    if (renditions.isEmpty()) {
      throw new IllegalArgumentException("renditions: expected at least one, found none");
    }
    for (Rendition rendition : renditions) {
      if (rendition.format().type() != type()) {
        throw new IllegalArgumentException(
            "renditions: expected one type of track, found "
                + type()
                + " and, in rendition "
                + rendition.id()
                + ", "
                + rendition.format().type());
      }
    }
  }

  /**
   * Begins with renditions.
   *
   * @param renditions at least one, all of one type of track
   */
  public static Builder builder(List<Rendition> renditions) {
    return new Builder(renditions);
  }

  /** Returns a builder that holds everything of this set. */
  public Builder toBuilder() {
    return new Builder(renditions).attributes(attributes).trickPlay(trickPlay);
  }

  /** Returns what the renditions hold. */
  public TrackType type() {
    return renditions.get(0).format().type();
  }

  /** Returns the renditions, at least one. */
  public List<Rendition> renditions() {
    return renditions;
  }

  /** Returns language, roles and what else viewers choose the renditions by. */
  public TrackAttributes attributes() {
    return attributes;
  }

  /** Returns what the set is trick play of, or empty for a set for normal playback. */
  public Optional<TrickPlay> trickPlay() {
    return trickPlay;
  }

  /** Returns a BCP 47 tag, or empty when the language is not known. */
  public Optional<String> language() {
    return attributes.language();
  }

  /** Collects what a switching set is made of. Not thread-safe. */
  public static final class Builder {

    private List<Rendition> renditions;
    private TrackAttributes attributes = TrackAttributes.NONE;
    private Optional<TrickPlay> trickPlay = Optional.empty();

    private Builder(List<Rendition> renditions) {
      this.renditions = List.copyOf(renditions);
    }

    /** Replaces the renditions. */
    public Builder renditions(List<Rendition> others) {
      this.renditions = List.copyOf(others);
      return this;
    }

    /** Sets what viewers choose the renditions by. Default: {@link TrackAttributes#NONE}. */
    public Builder attributes(TrackAttributes purpose) {
      this.attributes = Objects.requireNonNull(purpose, "attributes");
      return this;
    }

    /** Sets what the set is trick play of. Default: it is for normal playback. */
    public Builder trickPlay(Optional<TrickPlay> of) {
      this.trickPlay = Objects.requireNonNull(of, "trickPlay");
      return this;
    }

    /**
     * Returns the set.
     *
     * @throws IllegalArgumentException when there is no rendition, or their types differ
     */
    public SwitchingSet build() {
      return new SwitchingSet(this);
    }
  }
}
