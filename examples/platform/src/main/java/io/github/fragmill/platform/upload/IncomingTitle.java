package io.github.fragmill.platform.upload;

import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.output.Sink;
import io.github.fragmill.platform.catalog.NewUpload;
import io.github.fragmill.platform.catalog.Upload;
import io.github.fragmill.platform.catalog.UploadFile;
import io.github.fragmill.platform.catalog.Uploads;
import io.github.fragmill.platform.error.UploadRefusedException;
import io.github.fragmill.platform.error.UploadRefusedException.Reason;
import io.github.fragmill.platform.storage.Storage;
import io.github.fragmill.platform.title.FileKind;
import io.github.fragmill.platform.title.TitleReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A title that is being uploaded: its files go to the storage while they arrive. When it is closed
 * before it is finished, nothing of it is left. Not thread-safe.
 */
public final class IncomingTitle implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(IncomingTitle.class);
  private static final int PIECE_BYTES = 1 << 16;
  private static final int MAX_TITLE_CHARACTERS = 200;

  private final Storage storage;
  private final Uploads uploads;
  private final TitleReader reader;
  private final UploadChecks checks;
  private final String item;
  private final OutputTransaction transaction;
  private final Instant deadline;
  private final List<UploadFile> files = new ArrayList<>();
  private long bytes;

  IncomingTitle(
      Storage storage, Uploads uploads, TitleReader reader, UploadChecks checks, String item)
      throws IOException {
    this.storage = storage;
    this.uploads = uploads;
    this.reader = reader;
    this.checks = checks;
    this.item = item;
    this.transaction = storage.output(item).begin();
    this.deadline = checks.deadline();
  }

  /**
   * Takes a file.
   *
   * @param givenName the name that the sender gave; a path before it is ignored
   * @param body its bytes, until they end
   * @throws UploadRefusedException when the file is refused
   * @throws IOException when the sender disconnects, or the storage fails
   */
  public void add(String givenName, InputStream body) throws IOException {
    String name =
        givenName.substring(Math.max(givenName.lastIndexOf('/'), givenName.lastIndexOf('\\')) + 1);
    UploadChecks.requireKnownKind(name);
    checks.requireFiles(files.size() + 1);
    String stored = files.size() + "." + FileKind.extension(name);
    long size = store(stored, body);
    if (size == 0) {
      throw new UploadRefusedException(Reason.UNUSABLE, name + " is empty.");
    }
    files.add(
        new UploadFile(
            name, item + "/" + stored, size, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private long store(String stored, InputStream body) throws IOException {
    try (Sink sink = transaction.create(stored)) {
      long size = copy(body, sink);
      storing(sink::commit);
      return size;
    }
  }

  private long copy(InputStream body, Sink sink) throws IOException {
    byte[] piece = new byte[PIECE_BYTES];
    long size = 0;
    for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
      bytes += read;
      size += read;
      checks.requireBytes(bytes);
      checks.requireInTime(deadline);
      ByteBuffer buffer = ByteBuffer.wrap(piece, 0, read);
      storing(
          () -> {
            while (buffer.hasRemaining()) {
              sink.write(buffer);
            }
          });
    }
    return size;
  }

  private interface Storing {
    void run() throws IOException;
  }

  /** Separates failures of the storage from those of the sender. */
  private static void storing(Storing step) throws StorageFailedException {
    try {
      step.run();
    } catch (IOException e) {
      throw new StorageFailedException(e);
    }
  }

  /**
   * Ends the upload, and adds the title to the library.
   *
   * @param title empty for the name of the first file
   * @param descriptions of the files, in their order; may be fewer
   * @throws UploadRefusedException when the files cannot be packaged as one title
   * @throws IOException when the storage fails
   */
  public Upload finish(Optional<String> title, List<FileDescription> descriptions)
      throws IOException, InterruptedException {
    return finish(title, descriptions, uploads::add);
  }

  /**
   * Ends the upload as {@link #finish(Optional, List)} does.
   *
   * @param catalogue adds the title to the library
   */
  public <T> T finish(
      Optional<String> title, List<FileDescription> descriptions, Function<NewUpload, T> catalogue)
      throws IOException, InterruptedException {
    if (files.isEmpty()) {
      throw new UploadRefusedException(
          Reason.INCOMPLETE, "Nothing was uploaded: expected a part named file.");
    }
    List<UploadFile> described = new ArrayList<>();
    for (int file = 0; file < files.size(); file++) {
      FileDescription said =
          file < descriptions.size() ? descriptions.get(file) : FileDescription.NONE;
      described.add(said.of(files.get(file)));
    }
    storing(transaction::commit);
    return accept(title.orElseGet(() -> baseName(files.get(0).name())), described, catalogue);
  }

  private <T> T accept(String title, List<UploadFile> described, Function<NewUpload, T> catalogue)
      throws IOException, InterruptedException {
    boolean isAccepted = false;
    try {
      T accepted = catalogue.apply(reader.read(shorten(title), item, described));
      isAccepted = true;
      LOG.info("taken in: {} files as {}", described.size(), item);
      return accepted;
    } finally {
      if (!isAccepted) {
        discard();
      }
    }
  }

  /** The clean-up tries again. */
  private void discard() {
    try {
      storage.delete(item);
    } catch (IOException e) {
      LOG.warn("cannot delete the refused upload {}", item, e);
    }
  }

  private static String shorten(String title) {
    String line = title.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() > MAX_TITLE_CHARACTERS ? line.substring(0, MAX_TITLE_CHARACTERS) : line;
  }

  private static String baseName(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  @Override
  public void close() throws IOException {
    transaction.close();
  }
}
