package io.github.fragmill.platform.work;

import io.github.fragmill.platform.catalog.NewUpload;
import io.github.fragmill.platform.catalog.UploadFile;
import io.github.fragmill.platform.catalog.Uploads;
import io.github.fragmill.platform.config.Configuration.UploadLimits;
import io.github.fragmill.platform.storage.Storage;
import io.github.fragmill.platform.work.UploadRefusedException.Reason;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes uploads in: to the storage first, then, when they can be packaged, to the library. */
public final class Intake {

  /** The area of the input storage that holds uploads. */
  static final String AREA = "uploads";

  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final int MOST_TITLE_CHARACTERS = 200;

  private final Storage storage;
  private final Uploads uploads;
  private final TitleReader reader;
  private final UploadLimits limits;
  private final Clock clock;

  Intake(Storage storage, Uploads uploads, TitleReader reader, UploadLimits limits, Clock clock) {
    this.storage = storage;
    this.uploads = uploads;
    this.reader = reader;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Begins an upload.
   *
   * @throws UploadRefusedException when the library is full
   * @throws IOException when the storage fails
   */
  public IncomingTitle begin() throws IOException {
    if (uploads.count() >= limits.titles()) {
      throw new UploadRefusedException(
          Reason.TOO_MUCH, "The library is full: it holds " + limits.titles() + " titles.");
    }
    String item = AREA + "/" + UUID.randomUUID();
    return new IncomingTitle(
        this, item, storage.output(item).begin(), clock.instant().plus(limits.time()));
  }

  Uploads catalogue() {
    return uploads;
  }

  /** Returns the most bytes of an upload. */
  public long mostBytes() {
    return limits.bytes();
  }

  <T> T accept(String title, String item, List<UploadFile> files, Function<NewUpload, T> catalogue)
      throws IOException, InterruptedException {
    boolean isAccepted = false;
    try {
      T accepted = catalogue.apply(reader.read(shorten(title), item, files));
      isAccepted = true;
      LOG.info("taken in: {} files as {}", files.size(), item);
      return accepted;
    } finally {
      if (!isAccepted) {
        discard(item);
      }
    }
  }

  /** The clean-up tries again. */
  private void discard(String item) {
    try {
      storage.delete(item);
    } catch (IOException e) {
      LOG.warn("cannot delete the refused upload {}", item, e);
    }
  }

  private static String shorten(String title) {
    String line = title.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() > MOST_TITLE_CHARACTERS ? line.substring(0, MOST_TITLE_CHARACTERS) : line;
  }

  void requireFiles(int count) throws UploadRefusedException {
    if (count > limits.files()) {
      throw new UploadRefusedException(
          Reason.TOO_MUCH, "An upload holds at most " + limits.files() + " files.");
    }
  }

  /**
   * Checks how many bytes an upload has, or says that it has.
   *
   * @throws UploadRefusedException when there are too many
   */
  public void requireBytes(long bytes) throws UploadRefusedException {
    if (bytes > limits.bytes()) {
      throw new UploadRefusedException(
          Reason.TOO_MUCH, "An upload holds at most " + limits.bytes() + " bytes.");
    }
  }

  void requireInTime(Instant deadline) throws UploadRefusedException {
    if (clock.instant().isAfter(deadline)) {
      throw new UploadRefusedException(
          Reason.TOO_SLOW, "An upload takes at most " + limits.time().toMinutes() + " minutes.");
    }
  }
}
