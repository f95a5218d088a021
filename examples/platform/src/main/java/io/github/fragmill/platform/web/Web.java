package io.github.fragmill.platform.web;

import io.github.fragmill.platform.config.Configuration;
import io.github.fragmill.platform.keys.KeyVault;
import io.github.fragmill.platform.keys.SignedTokens;
import io.github.fragmill.platform.service.Services;
import io.github.fragmill.platform.web.access.Access;
import io.github.fragmill.platform.web.access.LocalHosts;
import io.github.fragmill.platform.web.event.EventRoutes;
import io.github.fragmill.platform.web.event.LiveEvents;
import io.github.fragmill.platform.web.route.EncodeRoutes;
import io.github.fragmill.platform.web.route.KeyRoutes;
import io.github.fragmill.platform.web.route.MultipartUpload;
import io.github.fragmill.platform.web.route.OperationsRoutes;
import io.github.fragmill.platform.web.route.PackagingRoutes;
import io.github.fragmill.platform.web.route.PageRoutes;
import io.github.fragmill.platform.web.route.SessionRoutes;
import io.github.fragmill.platform.web.route.UploadRoutes;
import io.github.fragmill.platform.web.route.VideoRoutes;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP side of the platform: server, routes, live events, metrics. */
public final class Web implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Web.class);

  private final WebServer server;
  private final LiveEvents events;
  private final EventRoutes eventRoutes;
  private final OperationsRoutes operations;
  private final PrometheusMeterRegistry metrics;
  private final JvmGcMetrics collectors;

  /**
   * Begins to listen.
   *
   * @throws IOException when the port cannot be opened
   */
  public Web(
      Configuration configuration,
      Services services,
      KeyVault vault,
      SignedTokens tokens,
      Clock clock)
      throws IOException {
    metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    collectors = new JvmGcMetrics();
    collectors.bindTo(metrics);
    new JvmMemoryMetrics().bindTo(metrics);
    new JvmThreadMetrics().bindTo(metrics);
    new ProcessorMetrics().bindTo(metrics);
    new UptimeMetrics().bindTo(metrics);
    Gauge.builder("fragmill.uploads", services.uploads()::count).register(metrics);
    Gauge.builder("fragmill.packagings.unfinished", () -> services.packagings().unfinished().size())
        .register(metrics);

    LocalHosts hosts = LocalHosts.of(configuration.host(), configuration.publicUrl());
    if (!hosts.isLocal() && configuration.apiKey().isEmpty()) {
      LOG.warn(
          "every client that reaches this platform may do everything: FRAGMILL_API_KEY is not set");
    }
    Access access =
        new Access(configuration.apiKey(), tokens, configuration.publicUrl(), hosts, clock);
    events = new LiveEvents(services.uploads(), services.packagings(), clock);
    eventRoutes = new EventRoutes(events, services.packagings(), configuration.publicUrl());
    operations =
        new OperationsRoutes(
            services.jobs(), services.uploads(), services.input(), services.output(), metrics);
    server =
        WebServer.start(
            configuration.host(),
            configuration.port(),
            access,
            List.of(
                new PageRoutes(),
                new SessionRoutes(
                    access,
                    services.encoder(),
                    services.intake(),
                    configuration.keyServer().isPresent()),
                new UploadRoutes(
                    new MultipartUpload(services.intake()),
                    services.uploads(),
                    services.packagings(),
                    services.titles(),
                    services.input(),
                    configuration.publicUrl()),
                new PackagingRoutes(
                    services.titles(),
                    services.packagings(),
                    services.output(),
                    access,
                    configuration.publicUrl(),
                    clock),
                new VideoRoutes(services.packagings(), services.output()),
                new KeyRoutes(services.titles(), vault),
                new EncodeRoutes(
                    services.titles(), services.encodings(), configuration.publicUrl()),
                eventRoutes,
                operations),
            metrics);
    events.start();
  }

  /** Returns the port that it listens on. */
  public int port() {
    return server.port();
  }

  /** Announces the end: the readiness check fails, and listeners are disconnected. */
  public void stopping() {
    operations.stopping();
    eventRoutes.close();
  }

  @Override
  public void close() {
    stopping();
    events.close();
    server.close();
    collectors.close();
    metrics.close();
  }
}
