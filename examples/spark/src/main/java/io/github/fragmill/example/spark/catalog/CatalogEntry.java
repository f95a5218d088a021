package io.github.fragmill.example.spark.catalog;

import java.io.Serializable;
import java.util.List;

/**
 * A title as a line of a catalogue says it.
 *
 * @param line the number of the line, from 1
 * @param title its name, plain and without a slash
 * @param sources at least one
 * @param isEncrypted whether it is to be encrypted
 * @param keyIds of the keys of its tracks, in the order in which they are used; none for a key
 *     server
 * @param options of the command line, {@code --name=value}
 */
public record CatalogEntry(
    long line,
    String title,
    List<String> sources,
    boolean isEncrypted,
    List<String> keyIds,
    List<String> options)
    implements Serializable {

  public CatalogEntry {
    sources = List.copyOf(sources);
    keyIds = List.copyOf(keyIds);
    options = List.copyOf(options);
  }
}
