package io.github.fragmill.platform.callback;

import io.github.fragmill.platform.catalog.Encoding;
import io.github.fragmill.platform.catalog.Encodings;
import io.github.fragmill.platform.queue.TryLaterException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the result of a task to its callback address. */
public record CallbackJob(
    Encodings encodings, CallbackRules rules, CallbackSender sender, TaskReport report) {

  private static final Logger LOG = LoggerFactory.getLogger(CallbackJob.class);

  /** With pauses that double from ten seconds, about two hours. */
  private static final int MAX_ATTEMPTS = 10;

  /**
   * Tries once.
   *
   * @param failuresBefore how many tries have failed
   * @throws TryLaterException when another try is to follow
   */
  public void run(String taskId, int failuresBefore) {
    Optional<Encoding> task = encodings.find(taskId);
    if (task.isPresent() && task.get().callbackUrl().isPresent()) {
      send(task.get(), task.get().callbackUrl().get(), failuresBefore);
      encodings.callbackDone(taskId);
    }
  }

  private void send(Encoding task, String url, int failuresBefore) {
    try {
      sender.send(rules.checkForm(url), task.taskId(), report.json(task));
      LOG.info("the callback for encoding {} is sent", task.taskId());
    } catch (CallbackRefusedException e) {
      LOG.warn("the callback for encoding {} is given up: {}", task.taskId(), e.getMessage());
    } catch (CallbackFailedException e) {
      if (e.isWorthAnotherTry() && failuresBefore + 1 < MAX_ATTEMPTS) {
        throw new TryLaterException("the callback for encoding " + task.taskId() + " failed", e);
      }
      LOG.warn("the callback for encoding {} is given up: {}", task.taskId(), e.getMessage());
    }
  }
}
