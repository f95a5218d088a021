package io.github.fragmill.cli;

import io.github.fragmill.dash.DashManifest;

/**
 * Loads what a manifest needs on a thread of its own while the command line is parsed: a short file
 * is packaged before JAXB has got up.
 */
final class Preload {

  private Preload() {}

  static void begin() {
    Thread thread = new Thread(DashManifest.onDemand()::prepare, "preload");
    thread.setDaemon(true);
    // Whoever needs the manifest meets the same failure, and tells it.
    thread.setUncaughtExceptionHandler((failed, failure) -> {});
    thread.start();
  }
}
