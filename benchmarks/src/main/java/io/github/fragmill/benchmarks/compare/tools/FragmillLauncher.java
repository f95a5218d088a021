package io.github.fragmill.benchmarks.compare.tools;

import io.github.fragmill.benchmarks.compare.measure.Command;
import io.github.fragmill.benchmarks.compare.measure.Role;
import java.nio.file.Path;
import java.util.List;

/**
 * Fragmill's command line as users start it, which has the native Bouncy Castle with it.
 *
 * @param script the launcher; its first run prepares the next ones, and takes longer
 */
record FragmillLauncher(Path script) implements ProcessTool {

  @Override
  public String name() {
    return "Fragmill";
  }

  @Override
  public String version() {
    return script + ", " + Jvm.version();
  }

  @Override
  public Role role() {
    return Role.OURS;
  }

  @Override
  public List<Command> commands(Job job) {
    Command program =
        Command.of(script.toString())
            .with("JAVA_HOME", Jvm.home().toString())
            .with("FRAGMILL_JAVA_OPTS", Jvm.HEAP);
    return List.of(CommandLineArguments.of(program, job));
  }
}
