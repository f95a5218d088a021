package io.github.fragmill.platform.storage;

import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.testing.OutputContract;
import io.github.fragmill.testing.SourceContract;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;

/** What a storage gives the library keeps the contracts of the library's ports. */
abstract class PortsContract {

  private static final String ITEM = "packaged/5";

  /** Returns the storage under test, empty before each test. */
  abstract Storage storage();

  @Nested
  class Item extends OutputContract {

    @Override
    protected Output output() {
      return storage().output(ITEM);
    }

    @Override
    protected Map<String, byte[]> visible() throws IOException {
      Map<String, byte[]> files = new TreeMap<>();
      for (StoredFile file : storage().list(ITEM)) {
        try (SourceReader reader = file.source().open()) {
          files.put(file.name().substring(ITEM.length() + 1), Bytes.all(reader));
        }
      }
      return files;
    }
  }

  @Nested
  class File extends SourceContract {

    private int sources;

    @Override
    protected Source source(byte[] content) throws IOException {
      String item = "uploads/" + sources++;
      try (OutputTransaction transaction = storage().output(item).begin()) {
        StorageContract.write(transaction, "movie.mp4", content);
        transaction.commit();
      }
      return storage().find(item + "/movie.mp4").orElseThrow().source();
    }
  }
}
