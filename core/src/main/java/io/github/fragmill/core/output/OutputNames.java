package io.github.fragmill.core.output;

import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The file names that outputs of this library accept: relative paths with {@code /} whose parts are
 * valid on every system that a presentation may be stored on or copied to. Implementations of
 * {@link Output} may use the same check. Thread-safe.
 */
public final class OutputNames {

  /** Separators and drives of any system, ends of lines and invisible characters. */
  private static final Pattern NOT_IN_A_NAME =
      Pattern.compile("[/\\\\:\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");

  /** Windows drops these, and two names would be one. */
  private static final Pattern DROPPED_END = Pattern.compile("[. ]$");

  /** Windows takes these for devices, whatever follows the dot. */
  private static final Pattern DEVICE =
      Pattern.compile(
          "(?:con|prn|aux|nul|conin\\$|conout\\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]) *(?:\\..*)?",
          Pattern.CASE_INSENSITIVE);

  private OutputNames() {}

  /**
   * Returns whether a name is a relative path that stays inside of an output. Refused are empty
   * parts, {@code .} and {@code ..}, backslashes and colons, control characters, ends of lines,
   * halves of characters, dots and spaces at the end of a part, and devices of Windows such as
   * {@code nul.mp4}.
   */
  public static boolean isPlain(String name) {
    return Stream.of(name.split("/", -1))
        .noneMatch(
            part ->
                part.isEmpty()
                    || NOT_IN_A_NAME.matcher(part).find()
                    || DROPPED_END.matcher(part).find()
                    || DEVICE.matcher(part).matches());
  }

  /**
   * Checks a name.
   *
   * @throws IOException when it is not {@linkplain #isPlain plain}
   */
  static void requirePlain(String name) throws IOException {
    if (!isPlain(name)) {
      throw new IOException("not a plain relative name: " + name);
    }
  }
}
