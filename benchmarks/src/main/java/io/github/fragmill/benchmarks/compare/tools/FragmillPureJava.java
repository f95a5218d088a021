package io.github.fragmill.benchmarks.compare.tools;

import io.github.fragmill.benchmarks.compare.measure.Command;
import java.nio.file.Path;
import java.util.List;

/**
 * Fragmill with the Bouncy Castle that computes AES in Java.
 *
 * @param jar the benchmarks with {@code bcprov-jdk18on}
 */
record FragmillPureJava(Path jar) implements Tool {

  @Override
  public String name() {
    return "Fragmill, pure Java";
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
  public boolean can(Encryption encryption, Layout layout) {
    // Without AES it is the same as the other, and AES does not know of files.
    return encryption != Encryption.CLEAR && layout == Layout.ON_DEMAND;
  }

  @Override
  public List<Command> commands(Job job) {
    return List.of(
        Jvm.command("-cp", jar.toString(), LibraryPackager.class.getName())
            .plus(job.encryption().toString(), job.layout().name())
            .plus(Integer.toString(Job.SEGMENT_SECONDS), Job.KEY_ID, Job.KEY)
            .plus(job.input().toString(), job.in("dash")));
  }
}
