package io.github.fragmill.example.spark;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A master and two workers of one core each, on two addresses of the loopback interface: Spark
 * takes them for two machines, so it starts second attempts of slow tasks.
 */
final class StandaloneCluster implements AutoCloseable {

  private static final int TIMEOUT_SECONDS = 60;
  private static final Pattern ADDRESS = Pattern.compile("spark://127\\.0\\.0\\.1:\\d+");
  private static final List<String> HOSTS = List.of("127.0.0.1", "127.0.0.2");

  private final Path folder;
  private final Path sparkHome;
  private final List<Process> processes = new ArrayList<>();
  private String address = "";

  private StandaloneCluster(Path folder, Path sparkHome) {
    this.folder = folder;
    this.sparkHome = sparkHome;
  }

  /**
   * Starts it.
   *
   * @param environment what the executors have
   */
  static StandaloneCluster start(Path folder, Path sparkHome, Map<String, String> environment)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    StandaloneCluster cluster = new StandaloneCluster(folder, sparkHome);
    try {
      cluster.run(
          "master",
          Map.of(),
          List.of("org.apache.spark.deploy.master.Master", "--host", HOSTS.get(0), "--port", "0"));
      cluster.address = cluster.await("master", ADDRESS);
      for (String host : HOSTS) {
        cluster.run(
            host,
            environment,
            List.of(
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                host,
                "--cores",
                "1",
                "--memory",
                "1g",
                "--work-dir",
                folder.resolve("work-" + host).toString(),
                cluster.address));
      }
      for (String host : HOSTS) {
        cluster.await(host, Pattern.compile("Successfully registered with master"));
      }
      return cluster;
    } catch (IOException | InterruptedException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** Returns what {@code --master} names. */
  String address() {
    return address;
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  private void run(String name, Map<String, String> environment, List<String> arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command(arguments))
            .redirectErrorStream(true)
            .redirectOutput(log(name).toFile())
            .redirectInput(new File("/dev/null"));
    prepare(builder);
    if (HOSTS.contains(name)) {
      builder.environment().put("SPARK_LOCAL_IP", name);
    }
    builder.environment().putAll(environment);
    processes.add(builder.start());
  }

  private void prepare(ProcessBuilder builder) {
    builder.environment().put("SPARK_HOME", sparkHome.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", HOSTS.get(0));
    builder.environment().put("SPARK_MASTER_WEBUI_PORT", "0");
    builder.environment().put("SPARK_WORKER_WEBUI_PORT", "0");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
  }

  /** Asks Spark's launcher, as its scripts do. */
  private List<String> command(List<String> arguments) throws IOException, InterruptedException {
    List<String> ask =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                sparkHome.resolve("jars") + "/*",
                "org.apache.spark.launcher.Main"));
    ask.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(ask).redirectError(log("launcher").toFile());
    prepare(builder);
    Process process = builder.start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("the launcher fails: " + Files.readString(log("launcher")));
    }
    return List.of(answer.strip().replaceFirst("^\0", "").strip().split("\0"));
  }

  private String await(String name, Pattern text) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    while (System.nanoTime() < deadline) {
      Matcher found = text.matcher(Files.readString(log(name)));
      if (found.find()) {
        return found.group();
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new IOException(name + " does not start: " + Files.readString(log(name)));
  }

  @Override
  public void close() {
    for (Process process : processes) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
