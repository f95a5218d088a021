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
    Optional<PackagingPlan> saved = load(name, title);
    if (saved.isPresent()) {
      try {
        Optional<Instant> lastModified = engine.checkSources(saved.get());
        loaded.incrementAndGet();
        return open(name, title, saved.get(), lastModified, /* isSaved= */ true);
      } catch (SourceChangedException e) {
        // the plan is of a content that is gone
      }
    }
    PackagingPlan plan = title.packager().engine(engine).plan();
    planned.incrementAndGet();
    return open(name, title, plan, engine.checkSources(plan), /* isSaved= */ false);
  }

  private OpenTitle open(
      String name, Title title, PackagingPlan plan, Optional<Instant> lastModified, boolean isSaved)
      throws FragmillException {
    boolean needsIndex = title.isMeasured() || plan.layout() == Layout.SINGLE_FILE;
    boolean isNewlyMeasured = needsIndex && plan.index().isEmpty();
    PackagingPlan complete = isNewlyMeasured ? plan.withIndex(engine.index(plan)) : plan;
    SavedPlan form = SavedPlan.of(complete);
    byte[] bytes = form.toBytes();
    OpenTitle opened =
        new OpenTitle(
            Tags.of(release, form.planId()),
            complete,
            engine.manifests(complete),
            lastModified,
            (long) MEMORY_FACTOR * bytes.length);
    if ((!isSaved || isNewlyMeasured) && folder.isPresent() && title.saving().isPresent()) {
      folder.get().save(name, title.saving().get(), bytes, complete.index());
    }
    return opened;
  }

  private Optional<PackagingPlan> load(String name, Title title) {
    return folder.isPresent() && title.saving().isPresent()
        ? folder.get().load(name, title.saving().get())
        : Optional.empty();
  }
}
