package io.github.fragmill.example.origin.config;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that names a file with others; {@link ConfigArguments} has read it before. */
public final class ConfigOption {

  @Option(
      names = ConfigArguments.FILE_OPTION,
      paramLabel = "FILE",
      description = "File of properties with options, without their dashes.")
  private Optional<Path> file = Optional.empty();

  /** Returns the file. */
  public Optional<Path> file() {
    return file;
  }
}
