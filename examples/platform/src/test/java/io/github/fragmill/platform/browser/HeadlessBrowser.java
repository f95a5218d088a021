package io.github.fragmill.platform.browser;

import io.github.fragmill.platform.process.Requirement;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Chromium without a window, driven by a node script. The environment variable {@code
 * FRAGMILL_CHROMIUM} names another copy than the one on the PATH.
 *
 * @param work where reports and logs go
 */
record HeadlessBrowser(Path node, Path chromium, Path work) {

  private static final int PATIENCE_SECONDS = 300;
  private static final Path SCRIPT = Path.of("src", "test", "js", "browse.mjs").toAbsolutePath();

  /** Finds the browser and what drives it, or skips the test. */
  static HeadlessBrowser require(Path work) {
    Path node = Requirement.program("node");
    NpmPackage.require("playwright-core");
    Optional<Path> chromium =
        Optional.ofNullable(System.getenv("FRAGMILL_CHROMIUM"))
            .filter(name -> !name.isBlank())
            .map(Path::of)
            .or(() -> Requirement.find("chromium"))
            .or(() -> Requirement.find("google-chrome"));
    return new HeadlessBrowser(
        node,
        Requirement.require(chromium, "no chromium on the PATH or in FRAGMILL_CHROMIUM"),
        work);
  }

  /**
   * Does what a scenario says, in a browser that knows nothing of those before.
   *
   * @param options what the scenario wants to know
   * @throws IOException when the script itself fails
   */
  Facts run(String scenario, Map<String, String> options) throws IOException, InterruptedException {
    Path report = Files.createTempFile(work, scenario, ".properties");
    Path log = Files.createTempFile(work, scenario, ".log");
    List<String> command =
        new ArrayList<>(
            List.of(
                node.toString(),
                SCRIPT.toString(),
                NpmPackage.MODULES.toString(),
                chromium.toString(),
                scenario,
                report.toString()));
    options.forEach((name, value) -> command.add(name + "=" + value));
    Process process =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(scenario + " failed\n" + Files.readString(log));
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return Facts.read(report);
  }
}
