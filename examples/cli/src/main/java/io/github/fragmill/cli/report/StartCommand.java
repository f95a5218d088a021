package io.github.fragmill.cli.report;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Tells how this program is started, so that what it prints can be pasted. */
public final class StartCommand {

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

  /** Returns a path as a shell takes it. */
  static String quoted(Path path) {
    String text = path.toString();
    return text.chars().anyMatch(Character::isWhitespace) ? '"' + text + '"' : text;
  }
}
