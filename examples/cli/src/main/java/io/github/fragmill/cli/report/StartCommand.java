package io.github.fragmill.cli.report;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.regex.Pattern;

/** The command that starts this program, for examples that can be pasted into a shell. */
public final class StartCommand {

  private static final Pattern PLAIN =
      Pattern.compile(File.separatorChar == '\\' ? "[\\w@+=:,./\\\\-]+" : "[\\w@%+=:,./-]+");

  private StartCommand() {}

  /** Returns {@code java -jar path/to/fragmill.jar}, or {@code fragmill} outside of a jar. */
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

  /** Quotes a path for a shell: one word, without expansion. */
  static String quoted(Path path) {
    // A leading hyphen would make it an option.
    String text = path.toString().startsWith("-") ? "." + File.separator + path : path.toString();
    if (PLAIN.matcher(text).matches()) {
      return text;
    }
    if (File.separatorChar == '\\') {
      return '"' + text + '"'; // No file name on Windows contains a quotation mark.
    }
    return text.chars().anyMatch(Character::isISOControl)
        ? "$'" + escaped(text) + "'"
        : "'" + text.replace("'", "'\\''") + "'";
  }

  /**
   * Escapes control characters: a line end would forge a line of output, others control the
   * terminal.
   */
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
