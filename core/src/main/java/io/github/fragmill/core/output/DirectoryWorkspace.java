package io.github.fragmill.core.output;

import io.github.fragmill.core.internal.directory.SharedWork;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The workspace of a directory. Thread-safe. */
record DirectoryWorkspace(SharedWork work, boolean overwrite, boolean linked) implements Workspace {

  @Override
  public Sink create(String name) throws IOException {
    OutputNames.requirePlain(name);
    return ReplacingFileSink.open(work.fresh(), resolve(work.files(), name));
  }

  @Override
  public OptionalLong sizeBytes(String name) throws IOException {
    OutputNames.requirePlain(name);
    try {
      return OptionalLong.of(Files.size(resolve(work.files(), name)));
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public Sink createPart(String name, int number) throws IOException {
    OutputNames.requirePlain(name);
    return ReplacingFileSink.open(work.fresh(), part(name, number));
  }

  private Path part(String name, int number) throws IOException {
    return resolve(work.parts(), name).resolve(Integer.toString(number));
  }

  @Override
  public void join(String name, List<Long> partBytes) throws IOException {
    for (int number = 0; number < partBytes.size(); number++) {
      requireSize(name, number, partBytes.get(number));
    }
    try (ReplacingFileSink sink =
        ReplacingFileSink.open(work.fresh(), resolve(work.files(), name))) {
      for (int number = 0; number < partBytes.size(); number++) {
        try (FileChannel part = FileChannel.open(part(name, number), StandardOpenOption.READ)) {
          sink.append(part, partBytes.get(number));
        }
      }
      sink.commit();
    }
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
    OutputNames.requirePlain(name);
    try (ReplacingFileSink sink =
        ReplacingFileSink.open(work.fresh(), resolve(work.receipts(), name))) {
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
  public void close() {
    // Nothing is held open.
  }

  private static Path resolve(Path directory, String name) throws IOException {
    try {
      return directory.resolve(name);
    } catch (InvalidPathException e) {
      throw new IOException("not a name on this file system: " + name, e);
    }
  }
}
