package io.github.fragmill.core.output;

import io.github.fragmill.core.internal.directory.SharedWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The workspace of a directory. Thread-safe. */
record DirectoryWorkspace(SharedWork work, boolean overwrite, boolean linked) implements Workspace {

  @Override
  public Sink create(String name) throws IOException {
    return open(work.files(), name);
  }

  @Override
  public Map<String, Long> sizes() throws IOException {
    Path files = work.files();
    Map<String, Long> sizes = new HashMap<>();
    try (Stream<Path> all = Files.walk(files)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        sizes.put(files.relativize(file).toString().replace('\\', '/'), Files.size(file));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return sizes;
  }

  @Override
  public Sink createPart(String name, int number) throws IOException {
    return open(work.parts(), name + "/" + number);
  }

  private ReplacingFileSink open(Path base, String name) throws IOException {
    return ReplacingFileSink.open(work.fresh(), SharedWork.prepare(base, resolve(base, name)));
  }

  @Override
  public void join(String name, byte[] head, List<Long> partBytes) throws IOException {
    for (int part = 0; part < partBytes.size(); part++) {
      requireSize(name, part + 1, partBytes.get(part));
    }
    try (ReplacingFileSink sink = open(work.files(), name)) {
      ByteBuffer first = ByteBuffer.wrap(head);
      while (first.hasRemaining()) {
        sink.write(first);
      }
      for (int part = 0; part < partBytes.size(); part++) {
        try (FileChannel from = FileChannel.open(part(name, part + 1), StandardOpenOption.READ)) {
          sink.append(from, partBytes.get(part));
        }
      }
      sink.commit();
    }
  }

  private Path part(String name, int number) throws IOException {
    return resolve(work.parts(), name + "/" + number);
  }

  private void requireSize(String name, int number, long expectedBytes) throws IOException {
    Path part = part(name, number);
    if (!Files.exists(part)) {
      throw new IOException("part " + number + " of " + name + " is missing; make it again");
    }
    long foundBytes = Files.size(part);
    if (foundBytes != expectedBytes) {
      throw new IOException(
          "part "
              + number
              + " of "
              + name
              + ": expected "
              + expectedBytes
              + " bytes, found "
              + foundBytes
              + "; make it again");
    }
  }

  @Override
  public void putReceipt(String name, byte[] receipt) throws IOException {
    try (ReplacingFileSink sink = open(work.receipts(), name)) {
      sink.write(ByteBuffer.wrap(receipt), 0);
      sink.commit();
    }
  }

  @Override
  public List<byte[]> receipts() throws IOException {
    List<byte[]> receipts = new ArrayList<>();
    for (Path file : SharedWork.list(work.receipts())) {
      receipts.add(Files.readAllBytes(file));
    }
    return receipts;
  }

  @Override
  public void commit() throws IOException {
    work.commit(overwrite, linked);
  }

  @Override
  public void discard() throws IOException {
    work.discard();
  }

  @Override
  public void close() {
    // Nothing is held open.
  }

  private static Path resolve(Path directory, String name) throws IOException {
    OutputNames.requirePlain(name);
    try {
      return directory.resolve(name);
    } catch (InvalidPathException e) {
      throw new IOException("not a name on this file system: " + name, e);
    }
  }
}
