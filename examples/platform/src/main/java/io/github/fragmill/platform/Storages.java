package io.github.fragmill.platform;

import io.github.fragmill.platform.config.Configuration;
import io.github.fragmill.platform.config.Configuration.StorageSettings;
import io.github.fragmill.platform.config.ConfigurationException;
import io.github.fragmill.platform.config.Setting;
import io.github.fragmill.platform.storage.Storage;
import io.github.fragmill.platform.storage.StorageLocation;
import io.github.fragmill.s3.S3Connection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The two storages of a platform. */
final class Storages implements AutoCloseable {

  private final List<S3Connection> connections;
  private final Storage input;
  private final Storage output;

  private Storages(List<S3Connection> connections, Storage input, Storage output) {
    this.connections = connections;
    this.input = input;
    this.output = output;
  }

  static Storages open(Configuration configuration) {
    StorageSettings settings = configuration.storage();
    List<S3Connection> connections = new ArrayList<>();
    Supplier<S3Connection> opener =
        () -> {
          connections.add(
              S3Connection.open(
                  settings.s3Endpoint(), settings.s3Region(), settings.isS3PathStyle()));
          return connections.get(connections.size() - 1);
        };
    return new Storages(
        connections,
        location(Setting.INPUT, settings.input(), configuration.data().resolve("input"))
            .open(opener),
        location(Setting.OUTPUT, settings.output(), configuration.data().resolve("output"))
            .open(opener));
  }

  private static StorageLocation location(Setting setting, Optional<String> place, Path folder) {
    try {
      return place.map(StorageLocation::parse).orElseGet(() -> new StorageLocation.Folder(folder));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(setting.variable() + ": " + e.getMessage(), e);
    }
  }

  Storage input() {
    return input;
  }

  Storage output() {
    return output;
  }

  @Override
  public void close() {
    connections.forEach(S3Connection::close);
  }
}
