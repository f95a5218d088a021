package io.github.fragmill.platform.web;

import io.github.fragmill.platform.config.Configuration;
import io.github.fragmill.platform.keys.KeyVault;
import io.github.fragmill.platform.keys.SignedTokens;
import io.github.fragmill.platform.work.Workshop;
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

/** All that is reached by HTTP. */
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
   * @throws IOException when nothing can listen there
   */
  public Web(
      Configuration configuration,
      Workshop workshop,
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
    Gauge.builder("fragmill.uploads", workshop.uploads()::count).register(metrics);
    Gauge.builder("fragmill.packagings.unfinished", () -> workshop.packagings().unfinished().size())
        .register(metrics);

    LocalHosts hosts = LocalHosts.of(configuration.host(), configuration.publicUrl());
    if (!hosts.isLocal() && configuration.apiKey().isEmpty()) {
      LOG.warn("whoever reaches this platform may do everything: FRAGMILL_API_KEY is not set");
    }
    Access access =
        new Access(configuration.apiKey(), tokens, configuration.publicUrl(), hosts, clock);
    events = new LiveEvents(workshop.uploads(), workshop.packagings(), clock);
    eventRoutes = new EventRoutes(events, workshop.packagings(), configuration.publicUrl());
    operations =
        new OperationsRoutes(
            workshop.jobs(), workshop.uploads(), workshop.input(), workshop.output(), metrics);
    server =
        WebServer.start(
            configuration.host(),
            configuration.port(),
            access,
            List.of(
                new PageRoutes(),
                new SessionRoutes(access, workshop.encoder(), workshop.intake()),
                new UploadRoutes(
                    new MultipartUpload(workshop.intake()),
                    workshop.uploads(),
                    workshop.packagings(),
                    workshop.titles(),
                    workshop.input(),
                    configuration.publicUrl()),
                new PackagingRoutes(
                    workshop.titles(),
                    workshop.packagings(),
                    workshop.output(),
                    access,
                    configuration.publicUrl(),
                    clock),
                new VideoRoutes(workshop.packagings(), workshop.output()),
                new KeyRoutes(workshop.titles(), vault),
                new EncodeRoutes(
                    workshop.titles(), workshop.encodings(), configuration.publicUrl()),
                eventRoutes,
                operations),
            metrics);
    events.start();
  }

  /** Returns the port that it listens on. */
  public int port() {
    return server.port();
  }

  /** Says that it will end soon: nobody new is to be sent here. */
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
