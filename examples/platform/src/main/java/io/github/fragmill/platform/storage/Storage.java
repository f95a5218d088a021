package io.github.fragmill.platform.storage;

import io.github.fragmill.core.output.Output;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Port: keeps files. Names are relative, with {@code /} between their parts, and plain ({@link
 * io.github.fragmill.core.output.OutputNames}). The first part of a name is an area, the first two
 * are an item; an item is written once, as a whole, and never changed. Files that others have put
 * beside the areas are readable; their names have one part.
 *
 * <p>Implementations are thread-safe.
 */
public interface Storage {

  /**
   * Returns the output for a new item. The item becomes visible when the transaction is committed;
   * without a commit nothing is left, or {@link #sweep} deletes it.
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
   * Deletes unknown items of an area, and items that were begun there and never committed.
   *
   * @param area the first part of the names
   * @param before what was changed later is left alone: it may be in use
   * @param isKnown receives the name of an item, and returns whether the item is to stay
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
