package io.github.fragmill.platform;

import io.github.fragmill.platform.config.Configuration;
import io.github.fragmill.platform.config.Configuration.StorageSettings;
import io.github.fragmill.platform.config.ConfigurationException;
import io.github.fragmill.platform.config.Setting;
import io.github.fragmill.platform.storage.S3Clients;
import io.github.fragmill.platform.storage.Storage;
import io.github.fragmill.platform.storage.StorageLocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;

/** The two storages of a platform. */
final class Storages implements AutoCloseable {

  private final List<S3Client> clients;
  private final Storage input;
  private final Storage output;

  private Storages(List<S3Client> clients, Storage input, Storage output) {
    this.clients = clients;
    this.input = input;
    this.output = output;
  }

  static Storages open(Configuration configuration) {
    StorageSettings settings = configuration.storage();
    List<S3Client> clients = new ArrayList<>();
    Supplier<S3Client> opener =
        () -> {
          clients.add(
              S3Clients.open(settings.s3Endpoint(), settings.s3Region(), settings.isS3PathStyle()));
          return clients.get(clients.size() - 1);
        };
    return new Storages(
        clients,
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
    clients.forEach(S3Client::close);
  }
}
