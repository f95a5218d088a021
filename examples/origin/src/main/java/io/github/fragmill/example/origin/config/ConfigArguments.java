package io.github.fragmill.example.origin.config;

import io.github.fragmill.cli.option.UsageException;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.SourceException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options that are not among the arguments: from environment variables, {@code FRAGMILL_MAX_MEMORY}
 * for {@code --max-memory}, or else from a file of properties, {@code max-memory=512m}. Of an
 * option that may be repeated, values are separated by blanks. Immutable.
 */
public final class ConfigArguments {

  /** The option that names the file. */
  public static final String FILE_OPTION = "--config";

  private static final String PREFIX = "--";
  private static final String KEY = "key";

  /** These have variables of their own, which hold the secret and not the name of a file. */
  private static final Set<String> NOT_OF_ENVIRONMENT =
      Set.of(KEY, "iv-secret", "signing-secret", "config");

  private final Map<String, String> environment;
  private final Properties file;
  private final String fileName;

  private ConfigArguments(Map<String, String> environment, Properties file, String fileName) {
    this.environment = environment;
    this.file = file;
    this.fileName = fileName;
  }

  /**
   * Reads the file that {@code --config} or {@code FRAGMILL_CONFIG} names, if there is one.
   *
   * @throws UsageException when it is no file of properties, or holds a key
   * @throws FragmillException when it cannot be read
   */
  public static ConfigArguments of(List<String> arguments, Map<String, String> environment)
      throws FragmillException {
    Optional<String> name = fileName(arguments, environment);
    Properties file = new Properties();
    if (name.isPresent()) {
      try (Reader reader = Files.newBufferedReader(Path.of(name.get()), StandardCharsets.UTF_8)) {
        file.load(reader);
      } catch (IllegalArgumentException e) {
        throw new UsageException(FILE_OPTION + ": expected properties, found other text");
      } catch (IOException e) {
        throw SourceException.of(FILE_OPTION + ": cannot read " + name.get(), e);
      }
    }
    if (file.containsKey(KEY)) {
      throw new UsageException(
          FILE_OPTION + ": keys are not in this file; set key-file, or FRAGMILL_KEYS");
    }
    return new ConfigArguments(environment, file, name.orElse(""));
  }

  private static Optional<String> fileName(
      List<String> arguments, Map<String, String> environment) {
    for (int index = 0; index < arguments.size(); index++) {
      String argument = arguments.get(index);
      if (argument.startsWith(FILE_OPTION + "=")) {
        return Optional.of(argument.substring(FILE_OPTION.length() + 1));
      }
      if (argument.equals(FILE_OPTION) && index + 1 < arguments.size()) {
        return Optional.of(arguments.get(index + 1));
      }
    }
    return Optional.ofNullable(environment.get("FRAGMILL_CONFIG")).filter(it -> !it.isBlank());
  }

  /**
   * Requires that each name in the file is that of an option of one of the commands.
   *
   * @throws UsageException when one is not
   */
  public void requireKnown(CommandSpec... commands) {
    Set<String> unknown = new TreeSet<>(file.stringPropertyNames());
    for (CommandSpec command : commands) {
      command.options().forEach(option -> unknown.remove(nameOf(option)));
    }
    if (!unknown.isEmpty()) {
      throw new UsageException(
          FILE_OPTION + " " + fileName + ": expected names of options, found " + unknown);
    }
  }

  /**
   * Returns the options of a command that its arguments do not have.
   *
   * @param arguments those of the command
   */
  public List<String> missing(CommandSpec command, List<String> arguments) {
    List<String> added = new ArrayList<>();
    for (OptionSpec option : command.options()) {
      if (!option.usageHelp() && !option.versionHelp() && !isGiven(option, arguments)) {
        value(nameOf(option)).ifPresent(value -> add(option, value, added));
      }
    }
    return added;
  }

  private static boolean isGiven(OptionSpec option, List<String> arguments) {
    for (String name : option.names()) {
      if (arguments.stream().anyMatch(it -> it.equals(name) || it.startsWith(name + "="))) {
        return true;
      }
    }
    return false;
  }

  private Optional<String> value(String name) {
    Optional<String> ofEnvironment =
        Optional.of(name)
            .filter(it -> !NOT_OF_ENVIRONMENT.contains(it))
            .map(it -> environment.get(variable(it)))
            .filter(it -> !it.isBlank());
    return ofEnvironment.or(() -> Optional.ofNullable(file.getProperty(name))).map(String::strip);
  }

  private static String variable(String name) {
    return "FRAGMILL_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static String nameOf(OptionSpec option) {
    return option.longestName().substring(PREFIX.length());
  }

  private static void add(OptionSpec option, String value, List<String> added) {
    String name = option.longestName();
    if (option.arity().max() == 0) {
      switch (value) {
        case "true" -> added.add(name);
        case "false" -> {} // as if it were not there
        default -> throw UsageException.expected(name, "true or false", value);
      }
    } else if (option.isMultiValue()) {
      for (String one : value.split("\\s+", -1)) {
        added.add(name + "=" + one);
      }
    } else {
      added.add(name + "=" + value);
    }
  }
}
