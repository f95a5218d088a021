package io.github.fragmill.platform.web;

import io.github.fragmill.platform.catalog.Encoding;
import io.github.fragmill.platform.catalog.Encoding.State;
import io.github.fragmill.platform.work.Outputs;
import java.util.Optional;

/** A task of encoding, as the programming interface and callbacks tell it. */
record TaskView(
    String taskId,
    String status,
    String videoFilename,
    Optional<String> url,
    Optional<Long> packagedContentId,
    Optional<String> reason) {

  static TaskView of(Encoding task, Addresses addresses) {
    Optional<String> url =
        task.state() == State.COMPLETED
            ? task.packagingId().map(id -> addresses.file(id, Outputs.MANIFEST))
            : Optional.empty();
    return new TaskView(
        task.taskId(),
        task.state().word(),
        task.videoFilename(),
        url,
        task.packagingId(),
        task.failure());
  }
}
