package io.github.fragmill.benchmarks.compare.tools;

import io.github.fragmill.benchmarks.compare.measure.Command;
import io.github.fragmill.benchmarks.compare.measure.Role;
import java.nio.file.Path;
import java.util.List;

/** Fragmill's command line without the launcher, so that the JVM reads and checks every class. */
record FragmillJar(Path jar) implements ProcessTool {

  @Override
  public String name() {
    return "Fragmill, plain java -jar";
  }

  @Override
  public String version() {
    return Jvm.version();
  }

  @Override
  public Role role() {
    return Role.VARIANT;
  }

  @Override
  public List<Command> commands(Job job) {
    return List.of(CommandLineArguments.of(Jvm.command("-jar", jar.toString()), job));
  }
}
