package io.github.fragmill.platform.server;

import io.github.fragmill.platform.process.Requirement;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A database server's folder and process: of a user without rights, because servers refuse root.
 */
final class ServerProcess implements AutoCloseable {

  private static final String NOBODY = "nobody";
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final long PAUSE_MILLISECONDS = 50;

  private final Path folder;
  private final List<Process> running = new ArrayList<>();

  private ServerProcess(Path folder) {
    this.folder = folder;
  }

  /** Makes a folder that the server's user may write to. */
  static ServerProcess inFolderOf(String server) throws IOException {
    // Not in a test's own folder: that one lets nobody else in.
    ServerProcess made = new ServerProcess(Files.createTempDirectory("fragmill-" + server));
    made.handOver(made.folder);
    return made;
  }

  /** Writes a file that the server's user may read. */
  Path write(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    handOver(file);
    return file;
  }

  private void handOver(Path path) throws IOException {
    if (isRoot()) {
      var users = path.getFileSystem().getUserPrincipalLookupService();
      Files.setOwner(path, users.lookupPrincipalByName(NOBODY));
    }
  }

  Path folder() {
    return folder;
  }

  /** Runs a command to its end. */
  void run(String... command) throws IOException, InterruptedException {
    Process process = begin(command);
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("did not end well: " + List.of(command) + "\n" + log());
    }
  }

  /** Starts the server, and waits until it lets its user in. */
  void serve(DatabaseServer server, String... command) throws IOException, InterruptedException {
    Process process = begin(command);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!accepts(server)) {
      if (!process.isAlive() || System.nanoTime() - end > 0) {
        throw new IOException("does not answer: " + List.of(command) + "\n" + log());
      }
      Thread.sleep(PAUSE_MILLISECONDS);
    }
  }

  private static boolean accepts(DatabaseServer server) {
    try (var connection = server.connect()) {
      return connection.isValid(/* timeout= */ 10);
    } catch (SQLException notYet) {
      return false;
    }
  }

  private Process begin(String... command) throws IOException {
    List<String> all = new ArrayList<>();
    if (isRoot()) {
      // Unlike runuser and su, it becomes the command: what is killed is the server itself.
      all.addAll(List.of(Requirement.program("setpriv").toString(), "--reuid=" + NOBODY));
      all.addAll(List.of("--clear-groups", "--"));
    }
    all.addAll(List.of(command));
    Process process =
        new ProcessBuilder(all)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
            .start();
    running.add(process);
    return process;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log"), StandardCharsets.ISO_8859_1);
  }

  /** Kills what runs, and deletes the folder. */
  @Override
  public void close() throws IOException {
    for (Process process : running) {
      List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
      all.add(process.toHandle());
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(one -> one.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join());
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(ServerProcess::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
