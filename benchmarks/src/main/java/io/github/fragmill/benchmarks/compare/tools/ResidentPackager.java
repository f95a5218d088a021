package io.github.fragmill.benchmarks.compare.tools;

import com.sun.management.OperatingSystemMXBean;
import io.github.fragmill.core.error.FragmillException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/**
 * Packages the same file once for each line that it reads, and prints the nanoseconds of wall time
 * and of processor time that this took, without its own start. {@link FragmillWarmJvm} starts it.
 */
public final class ResidentPackager {

  private ResidentPackager() {}

  /**
   * Packages until there are no more lines. Who asks has deleted the output of the time before.
   *
   * @param args see {@link LibraryJob#arguments}
   */
  public static void main(String[] args) throws IOException, FragmillException {
    LibraryJob job = LibraryJob.parse(args);
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    while (requests.readLine() != null) {
      long startCpuNanos = system.getProcessCpuTime();
      long startNanos = System.nanoTime();
      job.run();
      long wallNanos = System.nanoTime() - startNanos;
      System.out.println(wallNanos + " " + (system.getProcessCpuTime() - startCpuNanos));
    }
  }
}
