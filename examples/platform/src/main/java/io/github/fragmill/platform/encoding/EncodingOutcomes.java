package io.github.fragmill.platform.encoding;

import io.github.fragmill.platform.catalog.Encoding;
import io.github.fragmill.platform.catalog.Encodings;
import io.github.fragmill.platform.catalog.Packaging;
import io.github.fragmill.platform.catalog.Packagings;
import io.github.fragmill.platform.catalog.Status;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends encoding tasks when their packagings have ended. */
public final class EncodingOutcomes {

  private static final Logger LOG = LoggerFactory.getLogger(EncodingOutcomes.class);

  private final Packagings packagings;
  private final Encodings encodings;

  public EncodingOutcomes(Packagings packagings, Encodings encodings) {
    this.packagings = packagings;
    this.encodings = encodings;
  }

  /**
   * Ends the task of a packaging, when there is one and the packaging has ended.
   *
   * @return the task when its callback is due
   */
  public Optional<String> settle(long packagingId) {
    return encodings.ofPackaging(packagingId).flatMap(this::settle);
  }

  /** Ends a task, when its packaging has ended. */
  public Optional<String> settle(Encoding task) {
    if (task.packagingId().isEmpty()) {
      return Optional.empty();
    }
    Optional<Packaging> packaging = packagings.find(task.packagingId().get());
    if (packaging.isPresent() && !packaging.get().status().isFinal()) {
      return Optional.empty();
    }
    return end(
        task, packaging.map(EncodingOutcomes::failure).orElse(Optional.of("It was deleted.")));
  }

  private static Optional<String> failure(Packaging packaging) {
    return packaging.status() == Status.READY
        ? Optional.empty()
        : Optional.of(packaging.failure().orElse("It was cancelled."));
  }

  /** Ends a task; returns it when its callback is due. */
  public Optional<String> end(Encoding task, Optional<String> failure) {
    if (!encodings.finish(task.taskId(), failure)) {
      return Optional.empty();
    }
    LOG.info("encoding {} has ended{}", task.taskId(), failure.map(why -> ": " + why).orElse(""));
    return task.callbackUrl().map(url -> task.taskId());
  }
}
