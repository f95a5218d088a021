package io.github.fragmill.example.origin.log;

import io.github.fragmill.cli.terminal.Secrets;
import io.github.fragmill.example.origin.server.Observer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Logs requests, and failures with their reasons, which clients do not see. Thread-safe.
 *
 * @param requests where requests are logged
 * @param failures where failures are logged
 * @param clock says when
 */
public record Logs(JsonLines requests, JsonLines failures, Clock clock) implements Observer {

  @Override
  public void answered(Exchange exchange) {
    Map<String, Object> fields = fields();
    fields.put("method", exchange.method());
    fields.put("path", exchange.path());
    fields.put("status", exchange.status());
    fields.put("bytes", exchange.bytes());
    fields.put("micros", TimeUnit.NANOSECONDS.toMicros(exchange.duration().toNanos()));
    fields.put("remote", exchange.remote());
    requests.write(fields);
  }

  @Override
  public void failed(String path, int status, Throwable reason) {
    Map<String, Object> fields = fields();
    fields.put("level", "error");
    fields.put("path", path);
    fields.put("status", status);
    fields.put("failure", reason.getClass().getSimpleName());
    fields.put("message", Secrets.hide(String.valueOf(reason.getMessage())));
    failures.write(fields);
  }

  private Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    return fields;
  }
}
