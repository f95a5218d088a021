package io.github.fragmill.core.media;

import java.util.Objects;
import java.util.function.Predicate;

/** A selector that messages can name. */
record DescribedSelector(String description, Predicate<Track> test) implements TrackSelector {

  static final TrackSelector ALL = new DescribedSelector("all tracks", track -> true);

  DescribedSelector {
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(test, "test");
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
