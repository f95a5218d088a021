package io.github.fragmill.core.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileAlreadyExistsException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Collects files in memory. */
final class MemoryTransaction implements OutputTransaction {

  private final Map<String, byte[]> written = new ConcurrentHashMap<>();
  private final Set<String> names = ConcurrentHashMap.newKeySet();
  private final Consumer<Map<String, byte[]>> whenComplete;

  /**
   * @param whenComplete receives the files by name when the run is complete, and copies the map
   */
  MemoryTransaction(Consumer<Map<String, byte[]>> whenComplete) {
    this.whenComplete = whenComplete;
  }

  @Override
  public Sink create(String name) throws IOException {
    OutputNames.requirePlain(name);
    if (!names.add(name)) {
      throw new FileAlreadyExistsException(name);
    }
    return new MemorySink(name, written);
  }

  @Override
  public void commit() {
    whenComplete.accept(written);
  }

  @Override
  public void close() {
    written.clear();
  }

  private static final class MemorySink implements Sink {

    private final String name;
    private final Map<String, byte[]> written;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean open = true;

    MemorySink(String name, Map<String, byte[]> written) {
      this.name = name;
      this.written = written;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      if (!open) {
        throw new ClosedChannelException();
      }
      byte[] copy = new byte[source.remaining()];
      source.get(copy);
      bytes.writeBytes(copy);
      return copy.length;
    }

    @Override
    public void commit() {
      written.put(name, bytes.toByteArray());
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() {
      open = false;
    }
  }
}
