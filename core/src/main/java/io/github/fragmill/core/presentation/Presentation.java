package io.github.fragmill.core.presentation;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Everything that manifests may know of a presentation. Immutable and thread-safe. */
public final class Presentation {

  private final Duration duration;
  private final List<SwitchingSet> switchingSets;
  private final List<SidecarFile> sidecarFiles;
  private final List<WebVttRendition> webVtt;

  private Presentation(Builder builder) {
    this.duration = builder.duration;
    this.switchingSets = builder.switchingSets;
    this.sidecarFiles = builder.sidecarFiles;
    this.webVtt = builder.webVtt;
    if (duration.isNegative()) {
      throw new IllegalArgumentException("duration: expected 0 or more, found " + duration);
    }
    if (switchingSets.isEmpty()) {
      throw new IllegalArgumentException("switchingSets: expected at least one, found none");
    }
    Set<String> ids = new HashSet<>();
    for (SwitchingSet set : switchingSets) {
      requireMainSet(set);
      for (Rendition rendition : set.renditions()) {
        requireUnused(rendition.id(), ids);
        requireLayout(rendition);
      }
    }
    sidecarFiles.forEach(file -> requireUnused(file.id(), ids));
    Set<String> webVttIds = new HashSet<>();
    webVtt.forEach(text -> requireUnused(text.id(), webVttIds));
  }

  private void requireMainSet(SwitchingSet set) {
    set.trickPlay()
        .filter(it -> it.mainSet() >= switchingSets.size())
        .ifPresent(
            it -> {
              throw new IllegalArgumentException(
                  "trickPlay: expected one of " + switchingSets.size() + " sets, found " + it);
            });
  }

  private static void requireUnused(String id, Set<String> used) {
    if (!used.add(id)) {
      throw new IllegalArgumentException("id: expected to be unique, found '" + id + "' twice");
    }
  }

  private void requireLayout(Rendition rendition) {
    if (rendition.addressing().layout() != layout()) {
      throw new IllegalArgumentException(
          "rendition "
              + rendition.id()
              + ": expected "
              + layout()
              + ", as the others have, found "
              + rendition.addressing());
    }
  }

  /**
   * Begins with the switching sets.
   *
   * @param duration from time 0 to the end of the longest presented track; 0 or more
   * @param switchingSets groups of renditions between which a player may switch; at least one, all
   *     stored in one layout
   */
  public static Builder builder(Duration duration, List<SwitchingSet> switchingSets) {
    return new Builder(duration, switchingSets);
  }

  /** Returns the time from 0 to the end of the longest presented track. */
  public Duration duration() {
    return duration;
  }

  /** Returns how the segments of all renditions are stored. */
  public Layout layout() {
    return switchingSets.get(0).renditions().get(0).addressing().layout();
  }

  /** Returns the groups of renditions between which a player may switch, at least one. */
  public List<SwitchingSet> switchingSets() {
    return switchingSets;
  }

  /** Returns the subtitles that are files beside the segments. */
  public List<SidecarFile> sidecarFiles() {
    return sidecarFiles;
  }

  /** Returns the text that is in WebVTT files, segment by segment. */
  public List<WebVttRendition> webVtt() {
    return webVtt;
  }

  /** Collects what a presentation is made of. Not thread-safe. */
  public static final class Builder {

    private final Duration duration;
    private final List<SwitchingSet> switchingSets;
    private List<SidecarFile> sidecarFiles = List.of();
    private List<WebVttRendition> webVtt = List.of();

    private Builder(Duration duration, List<SwitchingSet> switchingSets) {
      this.duration = Objects.requireNonNull(duration, "duration");
      this.switchingSets = List.copyOf(switchingSets);
    }

    /** Sets the subtitles that are files beside the segments. Default: none. */
    public Builder sidecarFiles(List<SidecarFile> files) {
      this.sidecarFiles = List.copyOf(files);
      return this;
    }

    /** Sets the text that is in WebVTT files, segment by segment. Default: none. */
    public Builder webVtt(List<WebVttRendition> texts) {
      this.webVtt = List.copyOf(texts);
      return this;
    }

    /**
     * Returns the presentation.
     *
     * @throws IllegalArgumentException when the duration is negative, there is no switching set,
     *     ids repeat, layouts differ, or trick play is of a set that does not exist
     */
    public Presentation build() {
      return new Presentation(this);
    }
  }
}
