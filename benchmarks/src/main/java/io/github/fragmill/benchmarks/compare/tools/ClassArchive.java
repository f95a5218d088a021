package io.github.fragmill.benchmarks.compare.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Classes as the JVM keeps them in memory, in a file: class data sharing. The process that finds no
 * archive makes one when it ends, which takes its time; the first is not counted.
 */
record ClassArchive(Path file) {

  /** Returns the archive of a directory, not made yet: one of an older build would be no use. */
  static ClassArchive notYetIn(Path work) throws IOException {
    Path file = work.resolve("pure-java.jsa");
    Files.deleteIfExists(file);
    return new ClassArchive(file);
  }

  /** Returns the option that makes the archive, or uses it. */
  String option() {
    return (Files.exists(file) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=") + file;
  }
}
