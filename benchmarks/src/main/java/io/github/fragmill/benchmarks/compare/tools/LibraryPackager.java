package io.github.fragmill.benchmarks.compare.tools;

import io.github.fragmill.core.error.FragmillException;

/**
 * Packages through the library, without the command line, so that whichever Bouncy Castle is on the
 * class path computes AES. {@link FragmillPureJava} starts it in a process of its own.
 */
public final class LibraryPackager {

  private LibraryPackager() {}

  /**
   * Packages one file.
   *
   * @param args see {@link LibraryJob#arguments}
   */
  public static void main(String[] args) throws FragmillException {
    LibraryJob.parse(args).run();
  }
}
