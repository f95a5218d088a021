package io.github.fragmill.platform.storage;

import io.github.fragmill.core.output.Output;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Port: where files are kept. Names are relative, with {@code /} between their parts, and plain
 * ({@link io.github.fragmill.core.output.OutputNames}). The first part of a name is an area, the
 * first two are an item; an item is written once, as a whole, and never changed. Files that others
 * have put beside the areas can be read: their names have one part.
 *
 * <p>Implementations are thread-safe.
 */
public interface Storage {

  /**
   * Returns where an item is written to. What is written is seen when the transaction is committed,
   * and not before; without a commit nothing is left, or {@link #sweep} finds it.
   *
   * @param item the item's name, {@code area/item}
   */
  Output output(String item);

  /**
   * Lists the files of an item, or one file.
   *
   * @param name an item's name, or a file's, in an item or beside the areas
   * @return the files, in the order of their names; empty when there are none
   * @throws IOException when the storage does not answer
   */
  List<StoredFile> list(String name) throws IOException;

  /**
   * Deletes an item; does nothing when there is none.
   *
   * @throws IOException when the storage does not answer
   */
  void delete(String item) throws IOException;

  /**
   * Deletes the items of an area that nobody knows, and what was begun there and never committed.
   *
   * @param area the first part of the names
   * @param before what was changed since then is left alone: somebody may be at it
   * @param isKnown told the name of an item, whether it is to stay
   * @return how many were deleted
   * @throws IOException when the storage does not answer
   */
  int sweep(String area, Instant before, Predicate<String> isKnown) throws IOException;

  /**
   * Finds one file.
   *
   * @throws IOException when the storage does not answer
   */
  default Optional<StoredFile> find(String name) throws IOException {
    return list(name).stream().filter(file -> file.name().equals(name)).findFirst();
  }
}
