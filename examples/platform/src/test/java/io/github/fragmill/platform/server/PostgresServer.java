package io.github.fragmill.platform.server;

import io.github.fragmill.platform.process.FreePort;
import io.github.fragmill.platform.process.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** PostgreSQL. */
public final class PostgresServer implements DatabaseServer {

  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

  private final ServerProcess process;
  private final int port;

  private PostgresServer(ServerProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts a server, or skips the test. */
  public static PostgresServer start() throws IOException, InterruptedException {
    Path binaries =
        Requirement.require(binaries(), "no PostgreSQL server (Debian: install postgresql)");
    PostgresServer server =
        new PostgresServer(ServerProcess.inFolderOf("postgres"), FreePort.find());
    try {
      server.startIn(binaries);
      return server;
    } catch (IOException | InterruptedException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private void startIn(Path binaries) throws IOException, InterruptedException {
    Path data = process.folder().resolve("data");
    process.run(
        binaries.resolve("initdb").toString(),
        "--pgdata=" + data,
        "--username=" + USER,
        "--pwfile=" + process.write("password", PASSWORD),
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync");
    process.serve(
        this,
        binaries.resolve("postgres").toString(),
        "-D",
        data.toString(),
        "-p",
        Integer.toString(port),
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "unix_socket_directories=",
        "-c",
        "fsync=off");
  }

  /** Debian keeps them aside, a folder for each version. */
  private static Optional<Path> binaries() throws IOException {
    if (Files.isDirectory(VERSIONS)) {
      try (Stream<Path> versions = Files.list(VERSIONS)) {
        Optional<Path> newest =
            versions
                .map(version -> version.resolve("bin"))
                .filter(folder -> Files.isExecutable(folder.resolve("postgres")))
                .max(Comparator.naturalOrder());
        if (newest.isPresent()) {
          return newest;
        }
      }
    }
    return Requirement.find("postgres").map(Path::getParent);
  }

  @Override
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}
