package io.github.fragmill.example.origin.mapping;

import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.example.origin.title.TitleChoices;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a document says of a title. Immutable.
 *
 * @param sources at least one
 * @param choices what it has otherwise than the options say, but for its document of keys
 * @param cpix the path of that
 */
record MappedTitle(List<MappedSource> sources, TitleChoices choices, Optional<String> cpix) {

  MappedTitle {
    sources = List.copyOf(sources);
    Objects.requireNonNull(choices, "choices");
    Objects.requireNonNull(cpix, "cpix");
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("expected at least one source");
    }
  }

  /** Returns what it has otherwise than the options say. */
  TitleChoices choices(FolderSources files) throws SourceException {
    return cpix.isPresent() ? choices.withCpix(files.file(cpix.get())) : choices;
  }
}
