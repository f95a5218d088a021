package io.github.fragmill.example.origin.mapping;

import io.github.fragmill.example.origin.title.TitleChoices;
import java.util.List;
import java.util.Objects;

/**
 * What a document says of a title. Immutable.
 *
 * @param sources at least one
 * @param choices what it has otherwise than the options say
 */
record MappedTitle(List<MappedSource> sources, TitleChoices choices) {

  MappedTitle {
    sources = List.copyOf(sources);
    Objects.requireNonNull(choices, "choices");
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("expected at least one source");
    }
  }
}
