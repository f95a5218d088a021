package io.github.fragmill.benchmarks.compare.tools;

import io.github.fragmill.benchmarks.compare.measure.Command;
import java.nio.file.Path;
import java.util.List;

/** Fragmill's command line, which has the native Bouncy Castle with it. */
record FragmillCommandLine(Path jar) implements Tool {

  @Override
  public String name() {
    return "Fragmill";
  }

  @Override
  public String version() {
    return Jvm.version();
  }

  @Override
  public boolean isOurs() {
    return true;
  }

  @Override
  public List<Command> commands(Job job) {
    Command command =
        Jvm.command("-jar", jar.toString())
            .plus("package", job.input().toString(), "--quiet")
            .plus("--out", job.in("dash"))
            .plus("--segment-seconds", Integer.toString(Job.SEGMENT_SECONDS))
            .plus("--profile", profile(job.layout()));
    return List.of(job.encryption() == Encryption.CLEAR ? command : encrypting(command, job));
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
