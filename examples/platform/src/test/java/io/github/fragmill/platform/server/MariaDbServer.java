package io.github.fragmill.platform.server;

import io.github.fragmill.platform.process.FreePort;
import io.github.fragmill.platform.process.Requirement;
import java.io.IOException;
import java.nio.file.Path;

/** MariaDB. */
public final class MariaDbServer implements DatabaseServer {

  private static final String MISSING = "no MariaDB server (Debian: install mariadb-server)";

  private final ServerProcess process;
  private final int port;

  private MariaDbServer(ServerProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts a server, or skips the test. */
  public static MariaDbServer start() throws IOException, InterruptedException {
    Path program = Requirement.require(Requirement.find("mariadbd", Path.of("/usr/sbin")), MISSING);
    Path installer = Requirement.require(Requirement.find("mariadb-install-db"), MISSING);
    MariaDbServer server = new MariaDbServer(ServerProcess.inFolderOf("mariadb"), FreePort.find());
    try {
      server.start(program, installer);
      return server;
    } catch (IOException | InterruptedException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private void start(Path program, Path installer) throws IOException, InterruptedException {
    String data = "--datadir=" + process.folder().resolve("data");
    String user = "'" + USER + "'@'127.0.0.1'";
    Path sql =
        process.write(
            "init.sql",
            String.join(
                "\n",
                "CREATE DATABASE fragmill CHARACTER SET utf8mb4;",
                "CREATE USER " + user + " IDENTIFIED BY '" + PASSWORD + "';",
                "GRANT ALL ON fragmill.* TO " + user + ";"));
    process.run(
        installer.toString(), "--no-defaults", data, "--skip-name-resolve", "--skip-test-db");
    process.serve(
        this,
        program.toString(),
        "--no-defaults",
        data,
        "--init-file=" + sql,
        "--bind-address=127.0.0.1",
        "--port=" + port,
        "--socket=" + process.folder().resolve("socket"),
        "--pid-file=" + process.folder().resolve("pid"),
        "--skip-name-resolve",
        "--innodb-flush-log-at-trx-commit=0",
        "--innodb-log-file-size=16M");
  }

  @Override
  public String jdbcUrl() {
    return "jdbc:mariadb://127.0.0.1:" + port + "/fragmill";
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}
