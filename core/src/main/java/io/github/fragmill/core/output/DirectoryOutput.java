package io.github.fragmill.core.output;

import java.io.IOException;
import java.nio.file.Path;

public final class DirectoryOutput implements Output {
  private final Path directory;

  DirectoryOutput(Path directory, boolean overwrite) {
    this.directory = directory;
  }

  @Override
  public OutputTransaction begin() throws IOException {
    if (directory.isAbsolute()) {
      return new InMemoryStub();
    }
    throw new IOException();
  }

  private static final class InMemoryStub implements OutputTransaction {
    @Override
    public Sink create(String name) throws IOException {
      if (name.isEmpty()) {
        throw new IOException();
      }
      throw new IOException(name);
    }

    @Override
    public void commit() {}

    @Override
    public void close() {}
  }
}
