package io.github.fragmill.benchmarks.compare.tools;

import io.github.fragmill.benchmarks.compare.measure.Command;
import io.github.fragmill.benchmarks.compare.measure.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code cp}: no packager, but the least that reading and writing the file can cost. On file
 * systems that can share blocks it is told not to.
 */
record Copy(Path program) implements ProcessTool {

  @Override
  public String name() {
    return "cp";
  }

  @Override
  public String version() throws IOException, InterruptedException {
    return Command.of(program.toString(), "--version").firstLine();
  }

  @Override
  public Role role() {
    return Role.BASELINE;
  }

  @Override
  public boolean can(Encryption encryption, Layout layout) {
    return layout == Layout.ON_DEMAND; // it writes few and large files, too
  }

  @Override
  public List<Command> commands(Job job) {
    return List.of(
        Command.of(program.toString(), "--reflink=never")
            .plus(job.input().toString(), job.in("copy.mp4")));
  }
}
