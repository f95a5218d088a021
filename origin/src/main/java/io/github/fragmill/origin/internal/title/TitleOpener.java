package io.github.fragmill.origin.internal.title;

import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.SavedPlan;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.SourceChangedException;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.origin.catalog.Title;
import io.github.fragmill.origin.catalog.TitleCatalog;
import io.github.fragmill.origin.internal.http.Tags;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Opens titles: plans them, or loads a plan that was saved. Thread-safe. */
public final class TitleOpener {

  /** What a plan takes in memory, as a multiple of what it takes when it is saved. */
  private static final int MEMORY_FACTOR = 4;

  private final TitleCatalog catalog;
  private final PackagingEngine engine;
  private final Optional<PlanFolder> folder;
  private final String release;
  private final AtomicLong planned = new AtomicLong();
  private final AtomicLong loaded = new AtomicLong();

  /**
   * @param folder where plans are kept
   * @param release the version of the library
   */
  public TitleOpener(
      TitleCatalog catalog, PackagingEngine engine, Optional<PlanFolder> folder, String release) {
    this.catalog = catalog;
    this.engine = engine;
    this.folder = folder;
    this.release = release;
  }

  /** Returns how many titles were planned. */
  public long plannedCount() {
    return planned.get();
  }

  /** Returns how many titles were loaded of saved plans. */
  public long loadedCount() {
    return loaded.get();
  }

  /** Opens a title. */
  public TitleState open(String name) {
    try {
      Optional<Title> title = catalog.find(name);
      return title.isPresent()
          ? new TitleState.Opened(open(name, title.get()))
          : new TitleState.Absent();
    } catch (FragmillException e) {
      return new TitleState.Failed(e);
    }
  }

  /** Returns whether the sources of a title are those that it was planned of. */
  public boolean isCurrent(OpenTitle title) {
    try {
      engine.checkSources(title.plan());
      return true;
    } catch (FragmillException e) {
      return false;
    }
  }

  private OpenTitle open(String name, Title title) throws FragmillException {
    Optional<PlanFolder.Loaded> kept = load(name, title);
    if (kept.isPresent()) {
      try {
        return open(name, title, kept.get());
      } catch (SourceChangedException e) {
        // the plan is of a content that is gone
      }
    }
    PackagingPlan plan = title.packager().engine(engine).plan();
    planned.incrementAndGet();
    Optional<Instant> lastModified = engine.checkSources(plan);
    PackagingPlan complete = complete(title, plan);
    SavedPlan form = SavedPlan.of(complete);
    byte[] bytes = form.toBytes();
    OpenTitle opened = opened(complete, form.planId(), lastModified, bytes.length);
    save(name, title, bytes, complete);
    return opened;
  }

  /** A plan that was loaded knows its id, and has its saved form already. */
  private OpenTitle open(String name, Title title, PlanFolder.Loaded kept)
      throws FragmillException {
    Optional<Instant> lastModified = engine.checkSources(kept.plan());
    loaded.incrementAndGet();
    PackagingPlan complete = complete(title, kept.plan());
    OpenTitle opened = opened(complete, complete.id(), lastModified, kept.sizeBytes());
    if (complete != kept.plan()) {
      save(name, title, SavedPlan.of(complete).toBytes(), complete);
    }
    return opened;
  }

  /** Returns the plan, with an index where it needs one. */
  private PackagingPlan complete(Title title, PackagingPlan plan) throws FragmillException {
    boolean needsIndex = title.isMeasured() || plan.layout() == Layout.SINGLE_FILE;
    return needsIndex && plan.index().isEmpty() ? plan.withIndex(engine.index(plan)) : plan;
  }

  private OpenTitle opened(
      PackagingPlan plan, String planId, Optional<Instant> lastModified, long savedBytes)
      throws FragmillException {
    return new OpenTitle(
        Tags.of(release, planId),
        plan,
        engine.manifests(plan),
        lastModified,
        MEMORY_FACTOR * savedBytes);
  }

  private Optional<PlanFolder.Loaded> load(String name, Title title) {
    return folder.isPresent() && title.saving().isPresent()
        ? folder.get().load(name, title.saving().get())
        : Optional.empty();
  }

  private void save(String name, Title title, byte[] bytes, PackagingPlan plan) {
    if (folder.isPresent() && title.saving().isPresent()) {
      folder.get().save(name, title.saving().get(), bytes, plan.index());
    }
  }
}
