package io.github.fragmill.platform.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a platform is started.
 *
 * @param data its folder
 * @param heapMegabytes what its heap may take
 * @param environment variables that it gets besides those of this process
 * @param options of the command line, besides folder and port
 */
public record Launch(
    Path data, int heapMegabytes, Map<String, String> environment, List<String> options) {

  private static final Path JAR =
      Path.of(System.getProperty("fragmill.platform.jar", "target/fragmill-platform.jar"));
  private static final int HEAP_MEGABYTES = 256;

  public Launch {
    environment = Map.copyOf(environment);
    options = List.copyOf(options);
  }

  /** A platform that keeps all it has in a folder. */
  public static Launch in(Path data) {
    return new Launch(data, HEAP_MEGABYTES, Map.of(), List.of());
  }

  public Launch withHeap(int megabytes) {
    return new Launch(data, megabytes, environment, options);
  }

  /** Adds a variable. */
  public Launch with(String variable, String value) {
    return with(Map.of(variable, value));
  }

  /** Adds variables. */
  public Launch with(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(variables);
    return new Launch(data, heapMegabytes, all, options);
  }

  public Launch withOptions(String... more) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of(more));
    return new Launch(data, heapMegabytes, environment, all);
  }

  public PlatformProcess start() throws IOException, InterruptedException {
    return PlatformProcess.start(this);
  }

  List<String> command(int port) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Lives for seconds: the slower compiler would still be at it when it ends.
    command.add("-XX:TieredStopAtLevel=1");
    // What it cannot hold kills it, instead of leaving it half alive.
    command.addAll(List.of("-Xmx" + heapMegabytes + "m", "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(List.of("-jar", JAR.toAbsolutePath().toString()));
    command.addAll(List.of("--data", data.toString(), "--port", Integer.toString(port)));
    command.addAll(options);
    return command;
  }
}
