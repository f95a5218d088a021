package io.github.fragmill.example.spark.title;

import io.github.fragmill.cli.manifest.Manifests;
import io.github.fragmill.cli.option.Planned;
import io.github.fragmill.core.SavedPlan;
import io.github.fragmill.core.error.SavedDataException;
import io.github.fragmill.example.spark.place.OutputPlace;
import io.github.fragmill.example.spark.place.Places;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Plans of titles that several processes share: without keys at the output, for all of them, and
 * the latest with keys in memory. Thread-safe.
 */
final class PlanCache {

  private static final int MAX_LOADED = 16;

  private final OutputPlace out;
  private final Map<String, Planned> loaded =
      new LinkedHashMap<>(MAX_LOADED, /* loadFactor= */ 0.75f, /* accessOrder= */ true);

  PlanCache(OutputPlace out) {
    this.out = out;
  }

  private static String name(String planId) {
    return "plans/" + planId + ".plan";
  }

  /** Keeps a plan for all processes. */
  void keep(Planned planned) throws IOException {
    out.putState(
        name(planned.plan().id()),
        SavedPlan.of(planned.plan()).withProperties(planned.manifests().toProperties()).toBytes());
    remember(planned);
  }

  private synchronized void remember(Planned planned) {
    loaded.put(planned.plan().id(), planned);
    if (loaded.size() > MAX_LOADED) {
      loaded.remove(loaded.keySet().iterator().next());
    }
  }

  private synchronized Optional<Planned> remembered(String planId) {
    return Optional.ofNullable(loaded.get(planId));
  }

  /** Returns a plan with its keys, which this process has or asks for. */
  Planned withKeys(String planId, TitleOptions options) throws IOException {
    Optional<Planned> known = remembered(planId);
    if (known.isPresent()) {
      return known.get();
    }
    SavedPlan saved = saved(planId);
    Planned planned = new Planned(options.load(saved), Manifests.of(saved.properties()));
    remember(planned);
    return planned;
  }

  /** Returns a plan for what is made of the sizes of segments. */
  Planned withoutKeys(String planId, Places places) throws IOException {
    SavedPlan saved = saved(planId);
    return new Planned(
        TitleOptions.loadWithoutKeys(saved, places), Manifests.of(saved.properties()));
  }

  private SavedPlan saved(String planId) throws IOException {
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
