package io.github.fragmill.platform;

import java.util.Optional;
import picocli.CommandLine;

/** Starts the process. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    // Before the first logger: it reads this once.
    System.setProperty("logback.configurationFile", logFile());
    System.exit(new CommandLine(new PlatformCommand()).execute(arguments));
  }

  private static String logFile() {
    boolean isJson = Optional.ofNullable(System.getenv("FRAGMILL_LOG")).orElse("").equals("json");
    return isJson ? "log-json.xml" : "log-text.xml";
  }
}
