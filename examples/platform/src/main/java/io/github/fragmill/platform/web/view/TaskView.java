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
    Optional<String> hlsUrl,
    Optional<Long> packagedContentId,
    Optional<String> reason) {

  public static TaskView of(Encoding task, Addresses addresses) {
    Optional<Long> complete = task.packagingId().filter(id -> task.state() == State.COMPLETED);
    return new TaskView(
        task.taskId(),
        task.state().word(),
        task.videoFilename(),
        complete.map(id -> addresses.file(id, TitlePackager.MANIFEST)),
        complete.filter(id -> task.hasHls()).map(id -> addresses.file(id, TitlePackager.PLAYLIST)),
        task.packagingId(),
        task.failure());
  }
}
