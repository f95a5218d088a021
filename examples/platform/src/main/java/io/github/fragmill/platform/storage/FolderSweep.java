package io.github.fragmill.platform.storage;

import io.github.fragmill.core.output.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Deletes what is in the folder of an area.
 *
 * @param area the folder
 * @param before what was changed later is left alone
 */
record FolderSweep(Path area, Instant before) {

  /** An item that is being deleted: {@code .ITEM.deleted-UUID}. */
  private static final Pattern DELETED = Pattern.compile("\\..+\\.deleted-[0-9a-f-]{36}");

  /** Deletes an item: renames it first, so that no reader sees a part of it. */
  static void delete(Path item) throws IOException {
    Path hidden = item.resolveSibling("." + item.getFileName() + ".deleted-" + UUID.randomUUID());
    try {
      Files.move(item, hidden, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      return;
    }
    Folders.delete(hidden);
  }

  /**
   * Sweeps.
   *
   * @param isKnown receives the last part of an item's name; returns whether the item is to stay
   * @return how many items and killed runs were deleted
   */
  int sweep(Predicate<String> isKnown) throws IOException {
    int deleted = 0;
    for (Path entry : Folders.entries(area)) {
      String name = entry.getFileName().toString();
      if (DELETED.matcher(name).matches()) {
        Folders.delete(entry);
        deleted++;
      } else if (!name.startsWith(".") && !isKnown.test(name) && Folders.isOlder(entry, before)) {
        delete(entry);
        deleted++;
      }
    }
    return deleted + Output.recoverDirectories(area, before);
  }
}
