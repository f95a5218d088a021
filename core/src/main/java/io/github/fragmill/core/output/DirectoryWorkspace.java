package io.github.fragmill.core.output;

import io.github.fragmill.core.internal.directory.SharedWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The workspace of a directory. Thread-safe. */
record DirectoryWorkspace(SharedWork work, boolean overwrite, boolean linked) implements Workspace {

  @Override
  public Sink create(String name) throws IOException {
    return open(work.files(), name, /* roomBytes= */ 0);
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
  public Sink createPart(String name, int number, long headBytes) throws IOException {
    return open(work.parts(), name + "/" + number, number == 1 ? headBytes : 0);
  }

  private ReplacingFileSink open(Path base, String name, long roomBytes) throws IOException {
    Path file = SharedWork.prepare(base, resolve(base, name));
    return ReplacingFileSink.open(work.fresh(), file, roomBytes);
  }

  /**
   * The first part has room for the head. A file of one part is that part under another name; the
   * part keeps its own, so nothing is lost when the process is killed.
   */
  @Override
  public void join(String name, byte[] head, List<Long> partBytes) throws IOException {
    for (int part = 0; part < partBytes.size(); part++) {
      requireSize(name, part + 1, part == 0 ? head.length : 0, partBytes.get(part));
    }
    Path first = part(name, 1);
    Path file = SharedWork.prepare(work.files(), resolve(work.files(), name));
    try (ReplacingFileSink sink =
        partBytes.size() == 1
            ? ReplacingFileSink.openLink(work.fresh(), first, file)
            : ReplacingFileSink.openCopy(work.fresh(), first, file)) {
      for (int part = 1; part < partBytes.size(); part++) {
        sink.append(part(name, part + 1));
      }
      sink.write(ByteBuffer.wrap(head), 0);
      sink.commit();
    }
  }

  private Path part(String name, int number) throws IOException {
    return resolve(work.parts(), name + "/" + number);
  }

  private void requireSize(String name, int number, long roomBytes, long expectedBytes)
      throws IOException {
    Path part = part(name, number);
    if (!Files.exists(part)) {
      throw new IOException("part " + number + " of " + name + " is missing; make it again");
    }
    long foundBytes = Files.size(part) - roomBytes;
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
    try (ReplacingFileSink sink = open(work.receipts(), name, /* roomBytes= */ 0)) {
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
