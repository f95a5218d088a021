package io.github.fragmill.example.spark;

import picocli.CommandLine;

/** The application of {@code spark-submit}. */
public final class Main {

  private Main() {}

  /**
   * Runs it; ends the process unless all is well.
   *
   * @param arguments options, see {@code --help}
   */
  public static void main(String[] arguments) {
    CommandLine command = new CommandLine(new CatalogCommand(System.out, System.err));
    command.setExecutionExceptionHandler(
        (failure, line, parsed) -> {
          System.err.println("fragmill-spark: " + failure.getMessage());
          return 1;
        });
    int code = command.execute(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }
}
