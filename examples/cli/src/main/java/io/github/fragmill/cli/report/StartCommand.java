package io.github.fragmill.cli.report;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells how this program is started, so that what it prints can be pasted. */
public final class StartCommand {

  private static final Pattern PLAIN =
      Pattern.compile(File.separatorChar == '\\' ? "[\\w@+=:,./\\\\-]+" : "[\\w@%+=:,./-]+");

  private StartCommand() {}

  /** Returns {@code java -jar path/to/fragmill.jar}, or {@code fragmill} when it is not a jar. */
  public static String get() {
    return Optional.ofNullable(StartCommand.class.getProtectionDomain().getCodeSource())
        .flatMap(StartCommand::file)
        .filter(file -> file.toString().endsWith(".jar"))
        .map(file -> "java -jar " + quoted(shortest(file)))
        .orElse("fragmill");
  }

  private static Optional<Path> file(CodeSource source) {
    try {
      return Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Path shortest(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return file.startsWith(here) ? here.relativize(file) : file;
  }

  /** Returns a path as a shell takes it: one word, in which nothing is expanded. */
  static String quoted(Path path) {
    // What begins with a hyphen would be an option.
    String text = path.toString().startsWith("-") ? "." + File.separator + path : path.toString();
    if (PLAIN.matcher(text).matches()) {
      return text;
    }
    if (File.separatorChar == '\\') {
      return '"' + text + '"'; // which no name on Windows holds
    }
    return text.chars().anyMatch(Character::isISOControl)
        ? "$'" + escaped(text) + "'"
        : "'" + text.replace("'", "'\\''") + "'";
  }

  /** A line end within quotes would look like a line of this program, and terminals obey others. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      if (Character.isISOControl(character)) {
        escaped.append(String.format(character < 0x80 ? "\\%03o" : "\\u%04x", (int) character));
      } else if (character == '\'' || character == '\\') {
        escaped.append('\\').append(character);
      } else {
        escaped.append(character);
      }
    }
    return escaped.toString();
  }
}
