package io.github.fragmill.platform.storage;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys of a storage in a bucket.
 *
 * <pre>
 * PREFIX/FILE                  a file that others have put there
 * PREFIX/AREA/ITEM/committed   names the run that has made the item
 * PREFIX/AREA/ITEM/RUN/NAME    a file of a run
 * </pre>
 *
 * @param prefix empty, or with a slash at its end
 */
record S3Keys(String prefix) {

  private static final String COMMITTED = "committed";
  private static final Pattern RUN = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern BELOW_AN_AREA =
      Pattern.compile("([^/]+)/(?:(" + COMMITTED + ")|([0-9a-f]{32})/.+)");

  static S3Keys below(String prefix) {
    return new S3Keys(prefix.isEmpty() ? "" : prefix + "/");
  }

  static String newRun() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  static boolean isRun(String text) {
    return RUN.matcher(text).matches();
  }

  String of(String name) {
    return prefix + name;
  }

  String committed(String item) {
    return prefix + item + "/" + COMMITTED;
  }

  /** Returns the prefix of the keys of a run. */
  String run(String item, String run) {
    return prefix + item + "/" + run + "/";
  }

  /** Returns the prefix of the keys of an area. */
  String area(String area) {
    return prefix + area + "/";
  }

  /** Returns the item and the run of a key; empty for other keys. */
  Optional<Owner> owner(String area, String key) {
    Matcher matcher = BELOW_AN_AREA.matcher(key.substring(area(area).length()));
    return matcher.matches()
        ? Optional.of(
            new Owner(area + "/" + matcher.group(1), Optional.ofNullable(matcher.group(3))))
        : Optional.empty();
  }

  /**
   * The owner of an object.
   *
   * @param run empty for the object that commits an item
   */
  record Owner(String item, Optional<String> run) {}
}
