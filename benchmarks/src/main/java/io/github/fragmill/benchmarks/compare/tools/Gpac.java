package io.github.fragmill.benchmarks.compare.tools;

import io.github.fragmill.benchmarks.compare.measure.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** GPAC's MP4Box, for clear output with one indexed file for each track. */
record Gpac(Path program) implements ProcessTool {

  @Override
  public String name() {
    return "GPAC MP4Box";
  }

  @Override
  public String version() throws IOException, InterruptedException {
    return Command.of(program.toString(), "-version").firstLine();
  }

  @Override
  public boolean can(Encryption encryption, Layout layout) {
    return encryption == Encryption.CLEAR && layout == Layout.ON_DEMAND;
  }

  @Override
  public List<Command> commands(Job job) {
    return List.of(
        Command.of(program.toString(), "-quiet")
            .plus("-dash", Integer.toString(Job.SEGMENT_SECONDS * 1000), "-rap")
            .plus("-profile", "onDemand", "-out", job.in("manifest.mpd"))
            .plus(job.input() + "#video", job.input() + "#audio"));
  }
}
