package io.github.fragmill.cli.option;

import io.github.fragmill.core.source.Source;
import java.util.Objects;

/**
 * An input of a presentation. Immutable.
 *
 * @param name what options for the input call it
 */
public record NamedInput(String name, Source source) {

  public NamedInput {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(source, "source");
  }
}
