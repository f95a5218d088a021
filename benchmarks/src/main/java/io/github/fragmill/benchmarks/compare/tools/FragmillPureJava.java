package io.github.fragmill.benchmarks.compare.tools;

import io.github.fragmill.benchmarks.compare.measure.Command;
import io.github.fragmill.benchmarks.compare.measure.Role;
import java.nio.file.Path;
import java.util.List;

/**
 * Fragmill with the Bouncy Castle that computes AES in Java.
 *
 * @param jar the benchmarks with {@code bcprov-jdk18on}
 */
record FragmillPureJava(Path jar, ClassArchive archive) implements ProcessTool {

  @Override
  public String name() {
    return "Fragmill, pure Java";
  }

  @Override
  public String version() {
    return "the library, no command line, class data sharing, serial collector, " + Jvm.version();
  }

  @Override
  public Role role() {
    return Role.VARIANT;
  }

  @Override
  public boolean can(Encryption encryption, Layout layout) {
    // Without AES it is the same as the other, and AES does not know of files.
    return encryption != Encryption.CLEAR && layout == Layout.ON_DEMAND;
  }

  @Override
  public List<Command> commands(Job job) {
    return List.of(
        Jvm.command(archive.option(), "-XX:+UseSerialGC")
            .plus("-cp", jar.toString(), LibraryPackager.class.getName())
            .plus(LibraryJob.arguments(job)));
  }
}
