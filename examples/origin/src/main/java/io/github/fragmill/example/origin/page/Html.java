package io.github.fragmill.example.origin.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A template whose placeholders are filled with text that is escaped. */
final class Html {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)\\}\\}");

  private final String template;

  private Html(String template) {
    this.template = template;
  }

  /** Returns a template of the program. */
  static Html of(String name) {
    return new Html(new String(resource(name), StandardCharsets.UTF_8));
  }

  /** Returns a file of the program. */
  static byte[] resource(String name) {
    try (InputStream stream = Html.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(stream, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /**
   * Fills the placeholders.
   *
   * @param markup what is put in as it is
   * @param texts what is escaped
   */
  String with(Map<String, String> markup, Map<String, String> texts) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(
            found -> {
              String name = found.group(1);
              return Matcher.quoteReplacement(
                  markup.containsKey(name)
                      ? markup.get(name)
                      : escaped(texts.getOrDefault(name, "")));
            });
  }

  /** Escapes text, also for attributes in quotation marks. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("\"", "&quot;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
