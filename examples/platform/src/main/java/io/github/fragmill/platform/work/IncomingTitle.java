package io.github.fragmill.platform.work;

import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.output.Sink;
import io.github.fragmill.platform.catalog.NewUpload;
import io.github.fragmill.platform.catalog.Upload;
import io.github.fragmill.platform.catalog.UploadFile;
import io.github.fragmill.platform.work.UploadRefusedException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A title that is being uploaded: its files go to the storage as they come. Closed before it is
 * finished, nothing of it is left. Not thread-safe.
 */
public final class IncomingTitle implements AutoCloseable {

  private static final int PIECE_BYTES = 1 << 16;
  private static final int MOST_NAME_CHARACTERS = 255;

  private final Intake intake;
  private final String item;
  private final OutputTransaction transaction;
  private final Instant deadline;
  private final List<UploadFile> files = new ArrayList<>();
  private long bytes;

  IncomingTitle(Intake intake, String item, OutputTransaction transaction, Instant deadline) {
    this.intake = intake;
    this.item = item;
    this.transaction = transaction;
    this.deadline = deadline;
  }

  /**
   * Takes a file.
   *
   * @param givenName what the sender calls it; a path before it is left out
   * @param body its bytes, until they end
   * @throws UploadRefusedException when it is not taken
   * @throws IOException when the sender breaks off, or the storage fails
   */
  public void add(String givenName, InputStream body) throws IOException {
    String name =
        givenName.substring(Math.max(givenName.lastIndexOf('/'), givenName.lastIndexOf('\\')) + 1);
    requireKnownKind(name);
    intake.requireFiles(files.size() + 1);
    String stored = files.size() + "." + FileKind.extension(name);
    long size = store(stored, body);
    if (size == 0) {
      throw new UploadRefusedException(Reason.UNUSABLE, name + " is empty.");
    }
    files.add(
        new UploadFile(
            name, item + "/" + stored, size, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private static void requireKnownKind(String name) throws UploadRefusedException {
    if (name.isBlank()
        || name.length() > MOST_NAME_CHARACTERS
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new UploadRefusedException(
          Reason.INCOMPLETE,
          "A file needs a name of at most " + MOST_NAME_CHARACTERS + " printable characters.");
    }
    if (FileKind.of(name).isEmpty()) {
      throw new UploadRefusedException(
          Reason.WRONG_KIND,
          name + " is not of a kind that is taken: .mp4, .m4v, .m4a, .mov, .vtt, .srt or .ttml.");
    }
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
      intake.requireBytes(bytes);
      intake.requireInTime(deadline);
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

  /** What fails here is the storage's doing, and not the sender's. */
  private static void storing(Storing step) throws StorageFailedException {
    try {
      step.run();
    } catch (IOException e) {
      throw new StorageFailedException(e);
    }
  }

  /**
   * Ends the upload: the title is in the library.
   *
   * @param title what it is called; empty: as its first file
   * @param descriptions what was said of the files, in their order; fewer are allowed
   * @throws UploadRefusedException when the files cannot be packaged as one title
   * @throws IOException when the storage fails
   */
  public Upload finish(Optional<String> title, List<FileDescription> descriptions)
      throws IOException, InterruptedException {
    return finish(title, descriptions, intake.catalogue()::add);
  }

  /**
   * Ends the upload as {@link #finish(Optional, List)} does.
   *
   * @param catalogue puts the title into the library, with all that belongs to it
   */
  <T> T finish(
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
    return intake.accept(
        title.orElseGet(() -> baseName(files.get(0).name())), item, described, catalogue);
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
