package io.github.fragmill.cli.command;

import io.github.fragmill.cli.option.UsageException;
import io.github.fragmill.cli.terminal.Secrets;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.ProtectionMismatchException;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns every failure into one line on stderr and an exit code. */
public final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

  private static final String MANIFEST = "manifest: ";
  private static final String TAKEN_NAME = "expected file names of their own";

  private final PrintWriter err;
  private final boolean stackTraces;
  private final Secrets secrets;

  /**
   * @param stackTraces whether to print stack traces too
   * @param secrets hides the keys among the arguments
   */
  public Failures(PrintWriter err, boolean stackTraces, Secrets secrets) {
    this.err = err;
    this.stackTraces = stackTraces;
    this.secrets = secrets;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    if (args.length == 0) {
      command.usage(err);
      return ExitCode.USAGE;
    }
    return usage(command, failure);
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult parseResult) {
    if (failure instanceof UsageException) {
      return usage(command, failure);
    }
    if (failure instanceof ProtectionMismatchException) {
      return fail(failure, failure.getMessage() + " (--key TRACKS=KID:KEY, --clear TRACKS)");
    }
    if (failure instanceof FragmillException) {
      return fail(failure, String.valueOf(failure.getMessage()));
    }
    if (isTakenName(failure)) {
      String reason = String.valueOf(failure.getMessage()).substring(MANIFEST.length());
      return fail(failure, "--manifest, --hls: " + reason);
    }
    return unexpected(failure);
  }

  /** Which names a run gives files is known once it has inputs, after the options were checked. */
  private static boolean isTakenName(Exception failure) {
    return failure instanceof IllegalStateException
        && String.valueOf(failure.getMessage()).startsWith(MANIFEST + TAKEN_NAME);
  }

  /** Reports a failure that is a defect of the program or of the JVM; returns the exit code. */
  public int unexpected(Throwable failure) {
    return fail(
        failure,
        "unexpected failure: " + failure + "; set FRAGMILL_DEBUG=1 to print the stack trace");
  }

  private int usage(CommandLine command, Exception failure) {
    String name = command.getCommandSpec().qualifiedName();
    print(failure, failure.getMessage() + " (see " + name + " --help)");
    return ExitCode.USAGE;
  }

  private int fail(Throwable failure, String message) {
    print(failure, message);
    return ExitCode.SOFTWARE;
  }

  private void print(Throwable failure, String message) {
    err.println("fragmill: " + secrets.hideAll(message.strip().replaceAll("\\s*\\R\\s*", "; ")));
    if (stackTraces) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      err.print(secrets.hideAll(trace.toString()));
    }
  }
}
