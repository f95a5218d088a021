package io.github.fragmill.integration.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** hls-parser in strict mode, which {@code npm ci} brings. */
public final class HlsParser {

  private static final Path SCRIPT = Path.of("src", "test", "js", "playlists.mjs");
  private static final Path MODULE = Path.of("node_modules", "hls-parser");

  private final String node;

  private HlsParser(String node) {
    this.node = node;
  }

  /** Finds the parser and what runs it, or skips the test. */
  public static HlsParser require() {
    Requirement.require(
        Optional.of(MODULE.toAbsolutePath()).filter(Files::isDirectory),
        "no hls-parser; run npm ci in integration-tests");
    return new HlsParser(
        Requirement.require(Command.find("node"), "no node on the PATH").toString());
  }

  /**
   * Reads all playlists of a directory, and looks for what they refer to.
   *
   * @return for each {@code good} and its name, or {@code bad}, its name and the reason
   */
  public List<String> read(Path directory) throws IOException, InterruptedException {
    List<String> command =
        List.of(node, SCRIPT.toAbsolutePath().toString(), directory.toAbsolutePath().toString());
    return Command.run(command).lines().toList();
  }
}
