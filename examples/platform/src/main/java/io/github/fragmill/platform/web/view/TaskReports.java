package io.github.fragmill.platform.web.view;

import io.github.fragmill.platform.callback.TaskReport;
import io.github.fragmill.platform.catalog.Encoding;
import io.github.fragmill.platform.web.http.Json;
import java.net.URI;

/** The bodies of callbacks: the same JSON as {@code GET /status/{task_id}}. */
public final class TaskReports implements TaskReport {

  private final Addresses addresses;

  /**
   * @param base the public address of the platform
   */
  public TaskReports(URI base) {
    this.addresses = Addresses.at(base);
  }

  @Override
  public byte[] json(Encoding task) {
    return Json.bytes(TaskView.of(task, addresses));
  }
}
