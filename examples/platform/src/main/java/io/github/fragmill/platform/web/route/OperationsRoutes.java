package io.github.fragmill.platform.web.route;

import io.github.fragmill.platform.catalog.Claim;
import io.github.fragmill.platform.catalog.Uploads;
import io.github.fragmill.platform.service.Jobs;
import io.github.fragmill.platform.storage.Storage;
import io.github.fragmill.platform.upload.Intake;
import io.github.fragmill.platform.web.http.Routes;
import io.github.fragmill.platform.web.view.JobView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Health checks, the queue and metrics, for operators. */
public final class OperationsRoutes implements Routes {

  private static final Logger LOG = LoggerFactory.getLogger(OperationsRoutes.class);

  private final Jobs jobs;
  private final Uploads uploads;
  private final Storage input;
  private final Storage output;
  private final PrometheusMeterRegistry metrics;
  private volatile boolean isStopping;

  public OperationsRoutes(
      Jobs jobs, Uploads uploads, Storage input, Storage output, PrometheusMeterRegistry metrics) {
    this.jobs = jobs;
    this.uploads = uploads;
    this.input = input;
    this.output = output;
    this.metrics = metrics;
  }

  /** The answer to a health check. */
  record Health(String status) {}

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/health/live", context -> context.json(new Health("alive")));
    routes.get("/health/ready", this::ready);
    routes.get("/jobs", this::jobs);
    routes.get(
        "/metrics",
        context ->
            context
                .contentType("text/plain; version=0.0.4; charset=utf-8")
                .result(metrics.scrape()));
  }

  private void ready(Context context) {
    boolean isReady = !isStopping && answers();
    context
        .status(isReady ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .json(new Health(isReady ? "ready" : "not ready"));
  }

  private boolean answers() {
    try {
      uploads.count();
      input.list(Intake.AREA + "/none");
      output.list(Claim.AREA + "/none");
      return true;
    } catch (IOException | RuntimeException e) {
      LOG.warn("not ready: {}", e.toString());
      return false;
    }
  }

  private void jobs(Context context) {
    context.json(jobs.list().stream().map(JobView::of).toList());
  }

  /** Makes the readiness check fail, so that load balancers send no more requests. */
  public void stopping() {
    isStopping = true;
  }
}
