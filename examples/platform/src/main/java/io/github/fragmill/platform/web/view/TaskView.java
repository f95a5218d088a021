package io.github.fragmill.platform.web.view;

import io.github.fragmill.platform.catalog.Encoding;
import io.github.fragmill.platform.catalog.Encoding.State;
import io.github.fragmill.platform.title.TitlePackager;
import java.util.Optional;

/** The JSON object of an encoding task, in answers and callbacks. */
public record TaskView(
    String taskId,
    String status,
    String videoFilename,
    Optional<String> url,
    Optional<Long> packagedContentId,
    Optional<String> reason) {

  public static TaskView of(Encoding task, Addresses addresses) {
    Optional<String> url =
        task.state() == State.COMPLETED
            ? task.packagingId().map(id -> addresses.file(id, TitlePackager.MANIFEST))
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
