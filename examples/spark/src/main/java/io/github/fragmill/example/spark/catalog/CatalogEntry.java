package io.github.fragmill.example.spark.catalog;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;

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

  private static final Pattern MAYBE_KEY = Pattern.compile("[0-9A-Za-z+/_-]{22}");

  public CatalogEntry {
    sources = List.copyOf(sources);
    keyIds = List.copyOf(keyIds);
    options = List.copyOf(options);
  }

  /**
   * Returns a message about options without their values that may be keys in the wrong place: those
   * with 22 or more characters in a row that hexadecimal digits or Base64 could be.
   */
  public String withoutLongValues(String message) {
    String result = message;
    for (String option : options) {
      String value = option.substring(option.indexOf('=') + 1);
      if (MAYBE_KEY.matcher(value).find()) {
        result = result.replace(value, "(a long value)");
      }
    }
    return result;
  }
}
