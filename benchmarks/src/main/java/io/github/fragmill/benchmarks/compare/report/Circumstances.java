package io.github.fragmill.benchmarks.compare.report;

import io.github.fragmill.benchmarks.compare.tools.Tool;
import io.github.fragmill.benchmarks.compare.tools.Toolbox;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What has to be known of the machine and the tools to judge the figures.
 *
 * @param machine processor, cores, system and how busy it was
 * @param tools names and versions
 * @param missing tools that were not there
 * @param runs rounds that were counted
 * @param memory a sentence on what was done to memory before each run
 * @param countsCpu whether processor time and memory are known
 */
public record Circumstances(
    String machine,
    List<String> tools,
    List<String> missing,
    int runs,
    String memory,
    boolean countsCpu) {

  /** Copies the lists. */
  public Circumstances {
    tools = List.copyOf(tools);
    missing = List.copyOf(missing);
  }

  /** Looks at the machine and asks the tools for their versions. */
  public static Circumstances now(Toolbox toolbox, int runs, String memory, boolean countsCpu)
      throws IOException, InterruptedException {
    List<String> versions = new ArrayList<>();
    for (Tool tool : toolbox.tools()) {
      versions.add(tool.name() + ": " + tool.version());
    }
    return new Circumstances(
        describeMachine(), versions, toolbox.missing(), runs, memory, countsCpu);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append("**Machine.** ").append(machine).append(".\n");
    text.append("Rounds counted: ").append(runs).append(", after one that was not; ");
    text.append("the order of the tools changed from round to round.\n");
    text.append(memory).append("\n\n");
    tools.forEach(tool -> text.append("- ").append(tool).append('\n'));
    missing.forEach(tool -> text.append("- Not there: ").append(tool).append('\n'));
    if (!countsCpu) {
      text.append("- Not there: GNU time, without which only wall time is known\n");
    }
    return text.toString();
  }

  private static String describeMachine() throws IOException {
    return processor()
        + ", cores: "
        + Runtime.getRuntime().availableProcessors()
        + ", "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + ". Load before the first run: "
        + Numbers.decimals(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String processor() throws IOException {
    Path description = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(description)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(description)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse(System.getProperty("os.arch"));
    }
  }
}
