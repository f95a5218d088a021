package io.github.fragmill.platform;

import io.github.fragmill.platform.catalog.Installation;
import io.github.fragmill.platform.config.Configuration;
import io.github.fragmill.platform.config.ConfigurationException;
import io.github.fragmill.platform.database.Database;
import io.github.fragmill.platform.encoding.FfmpegEncoder;
import io.github.fragmill.platform.keys.KeyVault;
import io.github.fragmill.platform.keys.MasterKey;
import io.github.fragmill.platform.keys.SignedTokens;
import io.github.fragmill.platform.service.Services;
import io.github.fragmill.platform.web.Web;
import io.github.fragmill.platform.web.view.TaskReports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running platform: joins the parts and starts them. */
public final class Platform implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Platform.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Web web;
  private final URI address;

  private Platform(Configuration configuration) throws IOException {
    try {
      Files.createDirectories(configuration.data());
      Clock clock = Clock.systemUTC();
      Database database = add(Database.open(configuration.database(), configuration.data()));
      MasterKey masterKey =
          add(
              MasterKey.load(
                  configuration.masterKey(), configuration.data().resolve("master.key")));
      if (!new Installation(database.jdbi()).hasMasterKey(masterKey.fingerprint())) {
        throw new ConfigurationException(
            "The master key is not the one that the keys in this database are encrypted with:"
                + " set FRAGMILL_MASTER_KEY, or put master.key back into the data folder.");
      }
      KeyVault vault = new KeyVault(masterKey);
      Storages storages = add(Storages.open(configuration));
      URI base =
          configuration.publicUrl().orElse(local(configuration.host(), configuration.port()));
      Services services =
          add(
              Services.of(
                  configuration,
                  database,
                  storages.input(),
                  storages.output(),
                  vault,
                  new FfmpegEncoder(configuration.encoding().ffmpeg()),
                  new TaskReports(base),
                  instance(),
                  clock));
      web = add(new Web(configuration, services, vault, new SignedTokens(masterKey), clock));
      address = local(configuration.host(), web.port());
      services.jobs().start();
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts a platform.
   *
   * @throws ConfigurationException when a setting is not valid
   * @throws IOException when a folder cannot be made, or the port is not available
   */
  public static Platform start(Configuration configuration) throws IOException {
    return new Platform(configuration);
  }

  private <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }

  /** Unique, and short enough for the queue. */
  private static String instance() {
    return ProcessHandle.current().pid() + "-" + UUID.randomUUID().toString().substring(0, 13);
  }

  private static URI local(String host, int port) {
    String name = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + (name.equals("0.0.0.0") ? "127.0.0.1" : name) + ":" + port + "/");
  }

  /** Returns the address for browsers on this machine. */
  public URI address() {
    return address;
  }

  /** Stops the platform: refuses new requests, and puts running jobs back into the queue. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        LOG.warn("a part cannot be closed", e);
      }
    }
  }
}
