package io.github.fragmill.platform.web.view;

import io.github.fragmill.platform.callback.TaskReport;
import io.github.fragmill.platform.catalog.Encoding;
import io.github.fragmill.platform.web.http.Json;
import java.net.URI;

/** What callbacks say: the same as {@code GET /status/{task_id}}. */
public final class TaskReports implements TaskReport {

  private final Addresses addresses;

  /**
   * @param base how the outside reaches the platform
   */
  public TaskReports(URI base) {
    this.addresses = Addresses.at(base);
  }

  @Override
  public byte[] json(Encoding task) {
    return Json.bytes(TaskView.of(task, addresses));
  }
}
