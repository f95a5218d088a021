package io.github.fragmill.example.origin.metrics;

import io.github.fragmill.example.origin.server.Drain;
import io.github.fragmill.example.origin.server.Observer;
import io.github.fragmill.origin.Origin;
import io.github.fragmill.origin.OriginStats;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Figures of requests, of the origin and of the JVM. Thread-safe. */
public final class Metrics implements Observer, AutoCloseable {

  private static final String PREFIX = "fragmill.origin.";
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  /** Returns figures of requests and of the JVM. */
  public Metrics() {
    List<MeterBinder> binders =
        List.of(
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            collections,
            new ProcessorMetrics(),
            new FileDescriptorMetrics(),
            new UptimeMetrics());
    binders.forEach(it -> it.bindTo(registry));
  }

  /** Adds those of an origin and of its server. */
  public void add(Origin origin, Drain drain) {
    counter(origin, "titles.planned", OriginStats::plannedTitles);
    counter(origin, "titles.loaded", OriginStats::loadedTitles);
    counter(origin, "segments.hits", OriginStats::segmentHits);
    counter(origin, "plans.failures", OriginStats::planFolderFailures);
    gauge(origin, "titles", "kept", OriginStats::keptTitles);
    gauge(origin, "titles.memory", "bytes", OriginStats::titleBytes);
    gauge(origin, "segments.memory", "bytes", OriginStats::segmentBytes);
    gauge(origin, "buffers.used", "bytes", OriginStats::bufferBytes);
    Gauge.builder(PREFIX + "requests.active", drain, Drain::active).register(registry);
  }

  private void counter(Origin origin, String name, ToDoubleFunction<OriginStats> figure) {
    FunctionCounter.builder(PREFIX + name, origin, it -> figure.applyAsDouble(it.stats()))
        .register(registry);
  }

  private void gauge(
      Origin origin, String name, String unit, ToDoubleFunction<OriginStats> figure) {
    Gauge.builder(PREFIX + name, origin, it -> figure.applyAsDouble(it.stats()))
        .baseUnit(unit)
        .register(registry);
  }

  @Override
  public void answered(Exchange exchange) {
    String method = METHODS.contains(exchange.method()) ? exchange.method() : "other";
    String status = Integer.toString(exchange.status());
    Timer.builder(PREFIX + "requests")
        .tags("method", method, "status", status)
        .register(registry)
        .record(exchange.duration());
    registry.counter(PREFIX + "sent.bytes", "status", status).increment((double) exchange.bytes());
  }

  @Override
  public void failed(String path, int status, Throwable reason) {
    registry.counter(PREFIX + "failures", "failure", reason.getClass().getSimpleName()).increment();
  }

  /** Returns all figures in the text format of Prometheus. */
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
