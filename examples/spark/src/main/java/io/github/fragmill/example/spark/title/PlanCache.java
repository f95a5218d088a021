package io.github.fragmill.example.spark.title;

import io.github.fragmill.cli.manifest.Manifests;
import io.github.fragmill.cli.option.Planned;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.SavedPlan;
import io.github.fragmill.core.error.SavedDataException;
import io.github.fragmill.core.error.SourceChangedException;
import io.github.fragmill.example.spark.place.OutputPlace;
import io.github.fragmill.example.spark.place.Places;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Plans: without keys at the output, for all processes, and the latest with keys in memory.
 * Thread-safe.
 */
final class PlanCache {

  private static final int MAX_LOADED = 16;

  private final OutputPlace out;
  private final Map<String, PackagingPlan> loaded =
      new LinkedHashMap<>(MAX_LOADED, /* loadFactor= */ 0.75f, /* accessOrder= */ true);

  PlanCache(OutputPlace out) {
    this.out = out;
  }

  private static String name(String planId) {
    return "plans/" + planId + ".plan";
  }

  /** Keeps a plan for all processes. */
  void keep(PackagingPlan plan, Manifests manifests) throws IOException {
    byte[] bytes = SavedPlan.of(plan).withProperties(manifests.toProperties()).toBytes();
    out.putState(name(plan.id()), bytes);
    remember(plan);
  }

  private synchronized void remember(PackagingPlan plan) {
    loaded.put(plan.id(), plan);
    if (loaded.size() > MAX_LOADED) {
      loaded.remove(loaded.keySet().iterator().next());
    }
  }

  private synchronized Optional<PackagingPlan> remembered(String planId) {
    return Optional.ofNullable(loaded.get(planId));
  }

  /** Returns a plan with its keys, which this process has or asks for. */
  PackagingPlan withKeys(String planId, TitleOptions options, PackagingEngine engine)
      throws IOException {
    Optional<PackagingPlan> known = remembered(planId);
    if (known.isPresent()) {
      return known.get();
    }
    PackagingPlan plan =
        options.asksServer() ? planned(planId, options, engine) : options.load(saved(planId));
    remember(plan);
    return plan;
  }

  /** A server answers for the tracks of a title, so the title is planned here, too. */
  private static PackagingPlan planned(String planId, TitleOptions options, PackagingEngine engine)
      throws IOException {
    Planned planned = options.plan(engine);
    if (!planned.plan().id().equals(planId)) {
      throw new SourceChangedException(
          "a source or what the key server answers has changed since the title was planned");
    }
    return planned.plan();
  }

  PackagingPlan withoutKeys(String planId, Places places) throws IOException {
    return TitleOptions.loadWithoutKeys(saved(planId), places);
  }

  /** Returns a plan as it is kept. */
  SavedPlan saved(String planId) throws IOException {
    return SavedPlan.parse(
        out.state(name(planId))
            .orElseThrow(() -> new SavedDataException("the plan of the title is gone; run again")));
  }

  void forget(String planId) throws IOException {
    synchronized (this) {
      loaded.remove(planId);
    }
    out.deleteState(name(planId));
  }
}
