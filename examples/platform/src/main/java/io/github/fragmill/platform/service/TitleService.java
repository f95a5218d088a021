package io.github.fragmill.platform.service;

import io.github.fragmill.core.output.OutputNames;
import io.github.fragmill.platform.callback.CallbackRefusedException;
import io.github.fragmill.platform.callback.CallbackRules;
import io.github.fragmill.platform.catalog.Encodings;
import io.github.fragmill.platform.catalog.Packaging;
import io.github.fragmill.platform.catalog.Packagings;
import io.github.fragmill.platform.catalog.Upload;
import io.github.fragmill.platform.catalog.Uploads;
import io.github.fragmill.platform.encoding.Encoder;
import io.github.fragmill.platform.error.RequestRefusedException;
import io.github.fragmill.platform.error.RequestRefusedException.Reason;
import io.github.fragmill.platform.error.Sentences;
import io.github.fragmill.platform.packaging.OptionsReader;
import io.github.fragmill.platform.packaging.RequestedOptions;
import io.github.fragmill.platform.storage.Storage;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operations on titles that clients ask for. Thread-safe. */
public final class TitleService {

  private static final Logger LOG = LoggerFactory.getLogger(TitleService.class);

  private final Uploads uploads;
  private final Packagings packagings;
  private final Encodings encodings;
  private final Storage input;
  private final Storage output;
  private final OptionsReader options;
  private final Encoder encoder;
  private final CallbackRules callbackRules;
  private final Optional<String> defaultCallback;
  private final Jobs jobs;

  TitleService(
      Uploads uploads,
      Packagings packagings,
      Encodings encodings,
      Storage input,
      Storage output,
      OptionsReader options,
      Encoder encoder,
      CallbackRules callbackRules,
      Optional<String> defaultCallback,
      Jobs jobs) {
    this.uploads = uploads;
    this.packagings = packagings;
    this.encodings = encodings;
    this.input = input;
    this.output = output;
    this.options = options;
    this.encoder = encoder;
    this.callbackRules = callbackRules;
    this.defaultCallback = defaultCallback;
    this.jobs = jobs;
  }

  /**
   * Queues a packaging.
   *
   * @throws RequestRefusedException when there is no such upload, or an option is not valid
   */
  public Packaging packageTitle(long uploadId, RequestedOptions requested)
      throws RequestRefusedException {
    upload(uploadId);
    Packaging packaging = packagings.add(uploadId, options.read(requested));
    jobs.packageTitle(packaging.id());
    return packaging;
  }

  /**
   * Queues the encoding of a film in the input storage.
   *
   * @param callbackUrl receives the result
   * @return the id of the task
   * @throws RequestRefusedException when there is no such film, no encoder is installed, or an
   *     option is not valid
   * @throws IOException when the storage does not answer
   */
  public String encode(
      String videoFilename, Optional<String> callbackUrl, RequestedOptions requested)
      throws RequestRefusedException, IOException {
    Optional<String> missing = encoder.missing();
    if (missing.isPresent()) {
      throw new RequestRefusedException(Reason.UNAVAILABLE, missing.get());
    }
    Optional<String> callback = callbackUrl.or(() -> defaultCallback);
    if (callback.isPresent()) {
      requireAllowed(callback.get());
    }
    if (videoFilename.contains("/")
        || !OutputNames.isPlain(videoFilename)
        || input.find(videoFilename).isEmpty()) {
      throw new RequestRefusedException(
          Reason.UNKNOWN, "There is no film of that name in the input storage.");
    }
    String taskId = encodings.add(videoFilename, callback, options.read(requested));
    jobs.encode(taskId);
    return taskId;
  }

  private void requireAllowed(String callback) throws RequestRefusedException {
    try {
      callbackRules.check(callback);
    } catch (CallbackRefusedException e) {
      throw new RequestRefusedException(Reason.INVALID, Sentences.of(e));
    }
  }

  /** Cancels a packaging that is not finished. */
  public Packaging cancel(long packagingId) throws RequestRefusedException {
    packaging(packagingId);
    if (!packagings.cancel(packagingId)) {
      throw new RequestRefusedException(Reason.CONFLICT, "The packaging has ended already.");
    }
    jobs.ended(packagingId);
    return packaging(packagingId);
  }

  /** Queues a packaging again that failed or was cancelled. */
  public Packaging retry(long packagingId) throws RequestRefusedException {
    packaging(packagingId);
    if (!packagings.restart(packagingId)) {
      throw new RequestRefusedException(
          Reason.CONFLICT, "The packaging has neither failed nor been cancelled.");
    }
    jobs.packageTitle(packagingId);
    return packaging(packagingId);
  }

  /** Deletes a packaging with its files; stops it when it runs. */
  public void deletePackaging(long packagingId) throws RequestRefusedException {
    delete(packaging(packagingId));
  }

  private void delete(Packaging packaging) {
    packagings.delete(packaging.id());
    jobs.ended(packaging.id());
    packaging.item().ifPresent(item -> delete(output, item));
  }

  /** Deletes a title with all its packagings and files. */
  public void deleteUpload(long uploadId) throws RequestRefusedException {
    Upload upload = upload(uploadId);
    packagings.ofUpload(uploadId).forEach(this::delete);
    uploads.delete(uploadId);
    delete(input, upload.item());
  }

  /** The clean-up deletes later what could not be deleted. */
  private static void delete(Storage storage, String item) {
    try {
      storage.delete(item);
    } catch (IOException e) {
      LOG.warn("cannot delete {}", item, e);
    }
  }

  /** Returns an upload. */
  public Upload upload(long id) throws RequestRefusedException {
    return uploads
        .find(id)
        .orElseThrow(
            () -> new RequestRefusedException(Reason.UNKNOWN, "There is no upload " + id + "."));
  }

  /** Returns a packaging. */
  public Packaging packaging(long id) throws RequestRefusedException {
    return packagings
        .find(id)
        .orElseThrow(
            () ->
                new RequestRefusedException(
                    Reason.UNKNOWN, "There is no packaged content " + id + "."));
  }
}
