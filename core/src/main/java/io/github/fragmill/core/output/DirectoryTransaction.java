package io.github.fragmill.core.output;

import io.github.fragmill.core.internal.directory.DirectoryRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Creates files in the directory of a run. */
record DirectoryTransaction(DirectoryRun run) implements OutputTransaction {

  @Override
  public Sink create(String name) throws IOException {
    OutputNames.requirePlain(name);
    Path file = file(name);
    Files.createDirectories(file.getParent());
    return new FileSink(file);
  }

  private Path file(String name) throws IOException {
    try {
      return run.files().resolve(name);
    } catch (InvalidPathException e) {
      throw new IOException("not a name on this file system: " + name, e);
    }
  }

  @Override
  public void commit() throws IOException {
    run.commit();
  }

  @Override
  public void close() throws IOException {
    run.close();
  }
}
