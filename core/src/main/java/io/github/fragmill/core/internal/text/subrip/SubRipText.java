package io.github.fragmill.core.internal.text.subrip;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns the text of a SubRip cue into that of WebVTT: bold, italic and underline stay, and the
 * positions that other programs brought in ({@code {\an8}}) become settings; fonts, and what else
 * is in such braces, go; everything else is text.
 */
final class SubRipText {

  private static final List<String> LINES = List.of("", "line:50%", "line:0");
  private static final List<String> ALIGNMENTS = List.of("align:left", "", "align:right");

  private static final Set<String> KEPT = Set.of("b", "i", "u");
  private static final Pattern MARKUP =
      Pattern.compile(
          "<(/?)(b|i|u|s|font|span)\\b[^<>]*>"
              + "|\\{\\\\[^{}]*\\}"
              + "|&(?:amp|lt|gt|nbsp|lrm|rlm);"
              + "|[&<>]",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BRACES = Pattern.compile("\\{\\\\[^{}]*+\\}");

  /** As on the keys of a number pad: 7 to 9 at the top, 1, 4 and 7 on the left. */
  private static final Pattern POSITION = Pattern.compile("\\\\an([1-9])");

  private SubRipText() {}

  /** Returns the settings of the cue: those of the first position in its text. */
  static String settings(List<String> lines) {
    return lines.stream()
        .flatMap(line -> BRACES.matcher(line).results())
        .flatMap(braces -> POSITION.matcher(braces.group()).results())
        .findFirst()
        .map(position -> settings(position.group(1).charAt(0) - '1'))
        .orElse("");
  }

  private static String settings(int key) {
    return (LINES.get(key / 3) + " " + ALIGNMENTS.get(key % 3)).strip();
  }

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
