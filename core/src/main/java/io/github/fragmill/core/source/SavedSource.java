package io.github.fragmill.core.source;

import java.util.Objects;
import java.util.Optional;

/**
 * What a saved plan says of a source, for whoever loads it to find the source again. Immutable.
 *
 * @param name {@link Source#name}
 * @param location {@link Source#location}
 * @param stamp of the source when it was planned, as other machines can compare it
 */
public record SavedSource(String name, Optional<String> location, SourceStamp stamp) {

  public SavedSource {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(stamp, "stamp");
  }
}
