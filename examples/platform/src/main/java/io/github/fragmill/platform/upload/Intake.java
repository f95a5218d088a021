package io.github.fragmill.platform.upload;

import io.github.fragmill.platform.catalog.Uploads;
import io.github.fragmill.platform.config.Configuration.UploadLimits;
import io.github.fragmill.platform.error.UploadRefusedException;
import io.github.fragmill.platform.storage.Storage;
import io.github.fragmill.platform.title.TitleReader;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;

/**
 * Takes in uploads: stores them, and adds those that can be packaged to the library. Thread-safe.
 */
public final class Intake {

  /** The area of the input storage that holds uploads. */
  public static final String AREA = "uploads";

  private final Storage storage;
  private final Uploads uploads;
  private final TitleReader reader;
  private final UploadChecks checks;

  public Intake(
      Storage storage, Uploads uploads, TitleReader reader, UploadLimits limits, Clock clock) {
    this.storage = storage;
    this.uploads = uploads;
    this.reader = reader;
    this.checks = new UploadChecks(limits, clock);
  }

  /**
   * Begins an upload.
   *
   * @throws UploadRefusedException when the library is full
   * @throws IOException when the storage fails
   */
  public IncomingTitle begin() throws IOException {
    checks.requireRoom(uploads.count());
    return new IncomingTitle(storage, uploads, reader, checks, AREA + "/" + UUID.randomUUID());
  }

  /** Returns the most bytes of an upload. */
  public long maxBytes() {
    return checks.limits().bytes();
  }

  /**
   * Checks the number of bytes of an upload, received or announced.
   *
   * @throws UploadRefusedException when there are too many
   */
  public void requireBytes(long bytes) throws UploadRefusedException {
    checks.requireBytes(bytes);
  }
}
