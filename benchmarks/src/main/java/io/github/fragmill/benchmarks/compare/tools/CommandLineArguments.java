package io.github.fragmill.benchmarks.compare.tools;

import io.github.fragmill.benchmarks.compare.measure.Command;

/** The arguments of Fragmill's command line, however it is started. */
final class CommandLineArguments {

  private CommandLineArguments() {}

  /** Returns the command that lets the command line do a job. */
  static Command of(Command program, Job job) {
    Command command =
        program
            .plus("package", job.input().toString(), "--quiet")
            .plus("--out", job.in("dash"))
            .plus("--segment-seconds", Integer.toString(Job.SEGMENT_SECONDS))
            .plus("--profile", profile(job.layout()));
    return job.encryption() == Encryption.CLEAR ? command : encrypting(command, job);
  }

  private static Command encrypting(Command command, Job job) {
    return command
        .plus("--key", Job.KEY_ID + ":" + Job.KEY)
        .plus("--scheme", job.encryption().toString());
  }

  private static String profile(Layout layout) {
    return switch (layout) {
      case ON_DEMAND -> "on-demand";
      case SEGMENT_FILES -> "live";
    };
  }
}
