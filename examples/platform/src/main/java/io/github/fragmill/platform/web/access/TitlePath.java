package io.github.fragmill.platform.web.access;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses that a link for one title opens. */
final class TitlePath {

  private static final Pattern OF_TITLE = Pattern.compile("/(?:play|keys)/(\\d{1,18})");

  private TitlePath() {}

  static Optional<Long> title(String path) {
    Matcher matcher = OF_TITLE.matcher(path);
    return matcher.matches() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
  }
}
