package io.github.fragmill.example.spark.place;

import io.github.fragmill.core.output.SharedOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * Where the titles of a catalogue go, each to a place of its own, and where this application keeps
 * what it knows of them. Thread-safe.
 */
public interface OutputPlace {

  /** What the application keeps is below this name. */
  String STATE = ".fragmill";

  /**
   * Returns the place of a title.
   *
   * @param replaces whether what is there may be replaced
   */
  SharedOutput title(String title, boolean replaces);

  /** Returns whether a file of a title is there. */
  boolean isThere(String title, String file) throws IOException;

  /** Returns whether nothing is at the place of a title. */
  boolean isEmpty(String title) throws IOException;

  /**
   * Makes room for a title at a place that another presentation has, where {@link #title} cannot
   * replace it.
   */
  void makeRoom(String title) throws IOException;

  /** Returns what was kept under a name, or empty. */
  Optional<byte[]> state(String name) throws IOException;

  /** Keeps something under a name: all of it or nothing is there. */
  void putState(String name, byte[] content) throws IOException;

  /** Forgets what was kept under a name. */
  void deleteState(String name) throws IOException;
}
