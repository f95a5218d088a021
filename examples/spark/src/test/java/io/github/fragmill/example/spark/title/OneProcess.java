package io.github.fragmill.example.spark.title;

import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.example.spark.Trees;
import io.github.fragmill.example.spark.catalog.CatalogEntry;
import io.github.fragmill.example.spark.catalog.JobSettings;
import io.github.fragmill.example.spark.place.Places;
import java.nio.file.Path;
import java.util.Map;

/** What a cluster must make: what one process makes of a title, at once. */
final class OneProcess {

  private OneProcess() {}

  /**
   * Packages a title.
   *
   * @param environment the variables that may hold keys
   * @return the hashes of all files, as of {@link Trees#hashes}
   */
  static Map<String, String> hashes(
      CatalogEntry entry, JobSettings settings, Map<String, String> environment, Path out)
      throws Exception {
    PackagingEngine engine = PackagingEngine.create();
    try (Places places = new Places(settings)) {
      KeyRing keys = new KeyRing(settings.keys(), environment);
      engine.packageTo(
          TitleOptions.of(entry, settings, keys, places).plan(engine).plan(),
          Output.directory(out));
    }
    return Trees.hashes(out);
  }
}
