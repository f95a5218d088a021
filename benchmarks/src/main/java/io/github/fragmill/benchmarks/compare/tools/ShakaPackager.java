package io.github.fragmill.benchmarks.compare.tools;

import io.github.fragmill.benchmarks.compare.measure.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Shaka Packager: C++, with a thread of its own for each track. */
record ShakaPackager(Path program) implements ProcessTool {

  @Override
  public String name() {
    return "Shaka Packager";
  }

  @Override
  public String version() throws IOException, InterruptedException {
    return Command.of(program.toString(), "--version").firstLine();
  }

  @Override
  public List<Command> commands(Job job) {
    Command command =
        Command.of(program.toString(), "--quiet")
            .plus(stream(job, "video"), stream(job, "audio"))
            .plus("--segment_duration", Integer.toString(Job.SEGMENT_SECONDS))
            .plus("--generate_static_live_mpd", "--mpd_output", job.in("manifest.mpd"));
    return List.of(job.encryption() == Encryption.CLEAR ? command : encrypting(command, job));
  }

  private static String stream(Job job, String type) {
    String input = "in=" + job.input() + ",stream=" + type;
    return switch (job.layout()) {
      case ON_DEMAND -> input + ",output=" + job.in(type + ".mp4");
      case SEGMENT_FILES ->
          input
              + (",init_segment=" + job.in(type + "/init.mp4"))
              + (",segment_template=" + job.in(type + "/$Number$.m4s"));
    };
  }

  private static Command encrypting(Command command, Job job) {
    return command
        .plus("--enable_raw_key_encryption", "--protection_scheme", job.encryption().toString())
        .plus("--keys", "label=:key_id=" + Job.KEY_ID + ":key=" + Job.KEY)
        .plus("--clear_lead", "0");
  }
}
