package io.github.fragmill.platform.storage;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class FolderPortsTest extends PortsContract {

  private Storage storage;

  @BeforeEach
  void openStorage(@TempDir Path folder) {
    storage = new FolderStorage(folder);
  }

  @Override
  Storage storage() {
    return storage;
  }
}
