package io.github.fragmill.platform;

import io.github.fragmill.platform.config.Configuration;
import io.github.fragmill.platform.config.Configuration.StorageSettings;
import io.github.fragmill.platform.storage.FolderStorage;
import io.github.fragmill.platform.storage.Storage;
import java.nio.file.Path;
import java.util.Optional;

/** The two storages of a platform. */
final class Storages implements AutoCloseable {

  private final Storage input;
  private final Storage output;

  private Storages(Storage input, Storage output) {
    this.input = input;
    this.output = output;
  }

  static Storages open(Configuration configuration) {
    StorageSettings settings = configuration.storage();
    return new Storages(
        storage(settings.input(), configuration.data().resolve("input")),
        storage(settings.output(), configuration.data().resolve("output")));
  }

  private static Storage storage(Optional<String> place, Path folder) {
    return new FolderStorage(place.map(Path::of).orElse(folder));
  }

  Storage input() {
    return input;
  }

  Storage output() {
    return output;
  }

  @Override
  public void close() {}
}
