package io.github.fragmill.benchmarks.compare.tools;

import io.github.fragmill.benchmarks.compare.measure.Command;
import io.github.fragmill.benchmarks.compare.measure.Role;
import io.github.fragmill.benchmarks.compare.measure.Stopwatch;
import io.github.fragmill.benchmarks.compare.measure.Trial;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Fragmill in a JVM that has packaged before, as in a server: the start does not count.
 *
 * @param jar the benchmarks with {@code bcprov-lts8on}
 */
record FragmillWarmJvm(Path jar) implements Tool {

  @Override
  public String name() {
    return "Fragmill, warm JVM";
  }

  @Override
  public String version() {
    return "one packaging in a JVM that has packaged before, without its start, " + Jvm.version();
  }

  @Override
  public Role role() {
    return Role.VARIANT;
  }

  @Override
  public boolean isResident() {
    return true;
  }

  @Override
  public boolean can(Encryption encryption, Layout layout) {
    return encryption == Encryption.CBCS && layout == Layout.ON_DEMAND;
  }

  @Override
  public Trial trial(Job job, Stopwatch stopwatch) throws IOException {
    Command program =
        Jvm.command("-cp", jar.toString(), ResidentPackager.class.getName())
            .plus(LibraryJob.arguments(job));
    return stopwatch.start(program);
  }
}
