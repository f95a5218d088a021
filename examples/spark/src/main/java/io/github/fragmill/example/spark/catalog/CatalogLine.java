package io.github.fragmill.example.spark.catalog;

import java.io.Serializable;

/**
 * A line of a catalogue, and what was read of it.
 *
 * @param number from 1
 * @param entry null when there is a problem
 * @param problem empty when there is none
 */
public record CatalogLine(
    long number, @org.jspecify.annotations.Nullable CatalogEntry entry, String problem)
    implements Serializable {

  /** Reads a line. */
  public static CatalogLine read(long number, String text) {
    try {
      return new CatalogLine(number, new CatalogReader(number).read(text), "");
    } catch (IllegalArgumentException e) {
      return new CatalogLine(number, null, String.valueOf(e.getMessage()));
    }
  }

  /** Returns the title, or what no title is called. */
  public String key() {
    return entry == null ? "/" + number : entry.title();
  }

  /** Returns the same, refused because an earlier line has its title. */
  public CatalogLine repeating(CatalogLine earlier) {
    return new CatalogLine(
        number, null, "the title " + key() + " is on line " + earlier.number + " already");
  }
}
