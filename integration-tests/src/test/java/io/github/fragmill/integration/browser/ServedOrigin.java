package io.github.fragmill.integration.browser;

import io.github.fragmill.integration.tools.Command;
import io.github.fragmill.integration.tools.Requirement;
import io.github.fragmill.integration.tools.TestKey;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The application that serves titles, with nginx as a cache in front of it. */
final class ServedOrigin implements AutoCloseable {

  private static final Path EXAMPLE = Path.of("..", "examples", "origin");
  private static final Path JAR = EXAMPLE.resolve(Path.of("target", "fragmill-origin.jar"));
  private static final Path MEDIA = Path.of("..", "examples", "media");
  private static final Path TEMPLATE = EXAMPLE.resolve(Path.of("nginx", "origin.conf.template"));

  private static final Pattern ADDRESS = Pattern.compile("at http://(127\\.0\\.0\\.1:\\d+)/");
  private static final int START_SECONDS = 60;
  private static final long LOOK_MILLIS = 50;

  private final List<Process> processes = new ArrayList<>();
  private final Path folder;
  private final String cache;

  private ServedOrigin(Path folder, String cache) {
    this.folder = folder;
    this.cache = cache;
  }

  /**
   * Starts both, or skips the test where there is no nginx.
   *
   * @param folder for logs and the cache
   * @param arguments of the application
   */
  static ServedOrigin start(Path folder, TestKey key, String... arguments)
      throws IOException, InterruptedException {
    Path nginx =
        Requirement.require(
            Command.find("nginx")
                .or(() -> Optional.of(Path.of("/usr/sbin/nginx")).filter(Files::isExecutable)),
            "no nginx on the PATH");
    Files.createDirectories(folder);
    ServedOrigin served = new ServedOrigin(folder, "127.0.0.1:" + freePort());
    try {
      served.startNginx(nginx, served.startOrigin(key, arguments));
      return served;
    } catch (IOException | InterruptedException | RuntimeException e) {
      served.close();
      throw e;
    }
  }

  /** Returns the address of a path at the cache. */
  String address(String path) {
    return "http://" + cache + path;
  }

  private String startOrigin(TestKey key, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar", JAR.toString(), "--port", "0"));
    command.addAll(List.of("--root", MEDIA.toString()));
    Collections.addAll(command, arguments);
    Path log = folder.resolve("origin.txt");
    start(
        command,
        log,
        Map.of(
            "FRAGMILL_KEYS",
            key.keyIdHex() + ":" + key.keyHex(),
            "FRAGMILL_IV_SECRET",
            "a secret of these tests"));
    return await(log, ADDRESS);
  }

  private void startNginx(Path nginx, String origin) throws IOException, InterruptedException {
    Path configuration = folder.resolve("nginx.conf");
    Files.writeString(
        configuration,
        """
        daemon off;
        worker_processes 1;
        user %2$s; # who made the folder of the cache
        pid %1$s/nginx.pid;
        error_log %1$s/nginx-error.txt notice;
        events { worker_connections 256; }
        http {
          access_log off;
          client_body_temp_path %1$s/tmp-body;
          proxy_temp_path %1$s/tmp-proxy;
          fastcgi_temp_path %1$s/tmp-fastcgi;
          uwsgi_temp_path %1$s/tmp-uwsgi;
          scgi_temp_path %1$s/tmp-scgi;
          include %1$s/origin.conf;
        }
        """
            .formatted(folder.toAbsolutePath(), System.getProperty("user.name")));
    Files.writeString(
        folder.resolve("origin.conf"),
        Files.readString(TEMPLATE)
            .replace("${FRAGMILL_LISTEN}", cache)
            .replace("${FRAGMILL_ORIGIN}", origin)
            .replace("${FRAGMILL_CACHE}", folder.resolve("cache").toAbsolutePath().toString()));
    start(
        List.of(nginx.toString(), "-c", configuration.toAbsolutePath().toString()),
        folder.resolve("nginx.txt"),
        Map.of());
    await(folder.resolve("nginx-error.txt"), Pattern.compile("(start worker process) "));
  }

  private void start(List<String> command, Path log, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    builder.environment().putAll(environment);
    processes.add(builder.start());
  }

  private String await(Path log, Pattern pattern) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (processes.stream().allMatch(Process::isAlive) && System.nanoTime() - end < 0) {
      Matcher matcher = pattern.matcher(Files.exists(log) ? Files.readString(log) : "");
      if (matcher.find()) {
        return matcher.group(1);
      }
      Thread.sleep(LOOK_MILLIS);
    }
    throw new IOException("does not start; see " + folder);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    for (Process process : processes) {
      process.destroy(); // the first process of nginx ends the others
    }
    processes.forEach(it -> it.onExit().join());
  }
}
