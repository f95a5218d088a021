package io.github.fragmill.example.origin.mapping;

import io.github.fragmill.core.error.FragmillException;
import java.util.List;
import java.util.Optional;

/** Port: what is known of a title. Thread-safe. */
interface Mapping {

  /**
   * Returns what a title is made of.
   *
   * @return empty when there is no such title
   * @throws FragmillException when nobody can say, or the document is not what it should be
   */
  Optional<MappedTitle> find(String name) throws FragmillException;

  /** Returns the names of all titles, sorted; empty when nobody knows all. */
  List<String> names() throws FragmillException;
}
