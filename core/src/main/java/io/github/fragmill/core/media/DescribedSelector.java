package io.github.fragmill.core.media;

import java.util.Objects;
import java.util.function.Predicate;

/** A selector that messages can name. One equals itself alone, as predicates do. */
final class DescribedSelector implements TrackSelector {

  static final TrackSelector ALL = new DescribedSelector("all tracks", track -> true);

  private final String description;
  private final Predicate<Track> test;

  DescribedSelector(String description, Predicate<Track> test) {
    this.description = Objects.requireNonNull(description, "description");
    this.test = Objects.requireNonNull(test, "test");
  }

  @Override
  public boolean matches(Track track) {
    return test.test(track);
  }

  /** Returns the description. */
  @Override
  public String toString() {
    return description;
  }
}
