package io.github.fragmill.core.internal.text.subrip;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns the text of a SubRip cue into that of WebVTT: bold, italic and underline stay; fonts, and
 * the positions that other programs brought in ({@code {\an8}}), go; everything else is text.
 */
final class SubRipText {

  private static final Set<String> KEPT = Set.of("b", "i", "u");
  private static final Pattern MARKUP =
      Pattern.compile(
          "<(/?)(b|i|u|s|font|span)\\b[^<>]*>"
              + "|\\{\\\\[^{}]*\\}"
              + "|&(?:amp|lt|gt|nbsp|lrm|rlm);"
              + "|[&<>]",
          Pattern.CASE_INSENSITIVE);

  private SubRipText() {}

  /** Returns a payload without empty lines, which would end a cue. */
  static String toWebVtt(List<String> lines) {
    return lines.stream()
        .map(SubRipText::line)
        .filter(line -> !line.isBlank())
        .collect(Collectors.joining("\n"));
  }

  private static String line(String line) {
    return MARKUP
        .matcher(line.strip())
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    replacement(match.group(), match.group(1), match.group(2))));
  }

  private static String replacement(String found, String slash, String tag) {
    return switch (found.charAt(0)) {
      case '{' -> "";
      case '&' -> found.length() > 1 ? found.toLowerCase(Locale.ROOT) : "&amp;";
      case '>' -> "&gt;";
      default -> found.length() > 1 ? tag(slash, tag.toLowerCase(Locale.ROOT)) : "&lt;";
    };
  }

  private static String tag(String slash, String name) {
    return KEPT.contains(name) ? "<" + slash + name + ">" : "";
  }
}
