package io.github.fragmill.platform.storage;

import io.github.fragmill.core.output.OutputNames;

/** The names that a storage accepts. */
final class StorageNames {

  private StorageNames() {}

  /**
   * Checks the name of an area.
   *
   * @throws IllegalArgumentException when the name is not valid
   */
  static void requireArea(String area) {
    require(isFile(area) && parts(area) == 1, "an area", area);
  }

  /**
   * Checks the name of an item.
   *
   * @throws IllegalArgumentException when the name is not valid
   */
  static void requireItem(String item) {
    require(isFile(item) && parts(item) == 2, "an item", item);
  }

  /** Returns whether an item, or a file in one, may have this name. */
  static boolean isInItem(String name) {
    return isFile(name) && parts(name) >= 2;
  }

  /**
   * Returns whether a file may have this name, in an item or beside the areas. Names of areas and
   * items must not begin with a dot: those are hidden.
   */
  static boolean isFile(String name) {
    int slash = name.indexOf('/');
    return OutputNames.isPlain(name)
        && name.charAt(0) != '.'
        && (slash < 0 || name.charAt(slash + 1) != '.');
  }

  /** Returns the item of a file that is in one, or of an item. */
  static String item(String name) {
    int end = name.indexOf('/', name.indexOf('/') + 1);
    return end < 0 ? name : name.substring(0, end);
  }

  private static long parts(String name) {
    return 1 + name.chars().filter(character -> character == '/').count();
  }

  private static void require(boolean isGood, String what, String name) {
    if (!isGood) {
      throw new IllegalArgumentException("expected the name of " + what + ", found " + name);
    }
  }
}
