package io.github.fragmill.benchmarks.compare;

import com.sun.management.OperatingSystemMXBean;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.dash.DashManifest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Packages a file through the library, without the command line, so that whichever Bouncy Castle is
 * on the class path computes AES.
 */
public final class LibraryPackager {

  private LibraryPackager() {}

  /**
   * Packages once, or, with a last argument {@code --resident}, once for each line of standard
   * input; then each time prints nanoseconds of wall time and of CPU time. The caller deletes the
   * output between the runs.
   *
   * @param args scheme, segment duration in seconds, key id, key, input, output
   */
  public static void main(String[] args) throws IOException, FragmillException {
    ContentKey key = ContentKey.of(args[2], args[3]);
    Packager packager =
        Packager.of(Source.file(Path.of(args[4])))
            .segmentDuration(Duration.ofSeconds(Long.parseLong(args[1])))
            .protect(
                CommonEncryption.builder(Scheme.parse(args[0]))
                    .key(TrackSelector.all(), key)
                    .build())
            .manifest(DashManifest.onDemand());
    Output output = Output.directory(Path.of(args[5]));
    if (List.of(args).contains("--resident")) {
      packageForEachLine(packager, output);
    } else {
      packager.packageTo(output);
    }
  }

  private static void packageForEachLine(Packager packager, Output output)
      throws IOException, FragmillException {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    while (requests.readLine() != null) {
      long startCpuNanos = system.getProcessCpuTime();
      long startNanos = System.nanoTime();
      packager.packageTo(output);
      long wallNanos = System.nanoTime() - startNanos;
      System.out.println(wallNanos + " " + (system.getProcessCpuTime() - startCpuNanos));
    }
  }
}
