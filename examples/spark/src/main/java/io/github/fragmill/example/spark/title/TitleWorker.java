package io.github.fragmill.example.spark.title;

import io.github.fragmill.cli.manifest.Manifests;
import io.github.fragmill.cli.option.Planned;
import io.github.fragmill.cli.option.UsageException;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.PackagingResult;
import io.github.fragmill.core.RenditionPlan;
import io.github.fragmill.core.UnitReceipt;
import io.github.fragmill.core.WorkUnit;
import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.OutputException;
import io.github.fragmill.core.error.PackagingCancelledException;
import io.github.fragmill.core.output.SharedOutput;
import io.github.fragmill.core.output.Workspace;
import io.github.fragmill.example.spark.catalog.CatalogEntry;
import io.github.fragmill.example.spark.catalog.JobSettings;
import io.github.fragmill.example.spark.place.OutputPlace;
import io.github.fragmill.example.spark.place.Places;
import io.github.fragmill.example.spark.report.TitleRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Plans, packages and completes titles, in one process of many. What any of them did before, also
 * when it was killed, decides nothing but what is left to do. Thread-safe.
 */
public final class TitleWorker {

  private static final Map<JobSettings, TitleWorker> OF_THIS_PROCESS = new ConcurrentHashMap<>();

  /** What is at a place when it is not work on another plan: its id is that of no plan. */
  private static final String REMAINDER = "remainder";

  private static final double NANOS_PER_SECOND = 1e9;

  private final JobSettings settings;
  private final Places places;
  private final OutputPlace out;
  private final KeyRing keys;
  private final PackagingEngine engine;
  private final PlanCache plans;

  /**
   * @param environment the variables of this process, which may hold keys
   */
  public TitleWorker(JobSettings settings, Map<String, String> environment) {
    this.settings = settings;
    this.places = new Places(settings);
    this.out = places.output();
    this.keys = new KeyRing(settings.keys(), environment);
    this.engine = PackagingEngine.builder().threads(settings.threads()).build();
    this.plans = new PlanCache(out);
  }

  /** Returns the one of this process: tasks share connections, memory and plans. */
  public static TitleWorker of(JobSettings settings) {
    return OF_THIS_PROCESS.computeIfAbsent(settings, it -> new TitleWorker(it, System.getenv()));
  }

  /** What can be done for a title, or fails. */
  @FunctionalInterface
  private interface Work<T> {
    T run() throws IOException;
  }

  /** What became of a failure. */
  @FunctionalInterface
  private interface Failed<T> {
    T of(TitleRow row);
  }

  /** Lets a title fail alone, unless the whole task is given up. */
  private static <T> T alone(CatalogEntry entry, Work<T> work, Failed<T> failed) {
    try {
      return work.run();
    } catch (PackagingCancelledException e) {
      throw new IllegalStateException("the task was given up", e);
    } catch (FragmillException | UsageException e) {
      return failed.of(
          TitleRow.failed(entry.title(), entry.line(), String.valueOf(e.getMessage())));
    } catch (IOException | RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("the task was given up", e);
      }
      String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
      return failed.of(TitleRow.failed(entry.title(), entry.line(), reason));
    }
  }

  /** Plans a title, and begins the work on it where its place is free. */
  public PlannedTitle plan(CatalogEntry entry) {
    return alone(entry, () -> planned(entry), row -> PlannedTitle.over(entry, row));
  }

  private PlannedTitle planned(CatalogEntry entry) throws IOException {
    Planned planned = TitleOptions.of(entry, settings, keys, places).plan(engine);
    PackagingPlan plan = planned.plan();
    Optional<TitleRecord> record = TitleRecord.find(out, entry.title());
    boolean isOurs = record.filter(it -> it.planId().equals(plan.id())).isPresent();
    boolean isBegun = isBegun(entry.title(), plan.id());
    if (isOurs && !isBegun && isThere(entry.title(), record.get())) {
      if (!record.get().run().equals(settings.run())) {
        TitleRow.State state = TitleRow.State.UNCHANGED;
        return PlannedTitle.over(entry, record.get().row(entry.title(), entry.line(), state));
      }
      // Planned anew, because an executor was lost: a task says what became of it.
      return new PlannedTitle(entry, null, plan.id(), groups(plan), "");
    }
    if (settings.plansOnly()) {
      return PlannedTitle.over(entry, plannedRow(entry, plan));
    }
    plans.keep(plan, planned.manifests());
    String occupant = "";
    if (!isBegun) {
      if (record.isPresent()) {
        occupant = isOurs ? REMAINDER : record.get().planId();
      } else if (!out.isEmpty(entry.title())) {
        requireOverwriting(entry.title());
        occupant = REMAINDER;
      } else {
        begin(entry.title(), plan, /* replaces= */ false);
      }
    }
    return new PlannedTitle(entry, null, plan.id(), groups(plan), occupant);
  }

  private static TitleRow plannedRow(CatalogEntry entry, PackagingPlan plan) {
    long bytes =
        plan.renditions().stream().mapToLong(it -> it.track().samples().totalBytes()).sum();
    List<String> notes = plan.notes().stream().map(Note::text).toList();
    return new TitleRow(
        entry.title(), entry.line(), TitleRow.State.PLANNED, bytes, 0, List.of(), notes, "");
  }

  private boolean isThere(String title, TitleRecord record) throws IOException {
    return record.isComplete() && out.isThere(title, record.manifests().get(0));
  }

  private boolean isBegun(String title, String planId) throws IOException {
    Optional<Workspace> found = out.title(title, /* replaces= */ true).find(planId);
    if (found.isPresent()) {
      found.get().close();
    }
    return found.isPresent();
  }

  private void requireOverwriting(String title) throws OutputException {
    if (!settings.overwrites()) {
      throw new OutputException(
          title
              + ": something is at its place that is of no catalogue; choose another place or allow"
              + " --overwrite");
    }
  }

  private void begin(String title, PackagingPlan plan, boolean replaces) throws IOException {
    engine.begin(plan, out.title(title, replaces));
    TitleRecord.begun(settings.run(), plan.id()).keep(out, title);
  }

  /**
   * Clears the place of a title whose sources or options have changed, and begins the work on it.
   * To be called by one process, while nobody works on the title.
   */
  public Optional<TitleRow> makeRoom(PlannedTitle planned) {
    CatalogEntry entry = planned.entry();
    return alone(
        entry,
        () -> {
          giveUp(entry.title(), planned.occupant());
          out.makeRoom(entry.title());
          begin(entry.title(), plans.withoutKeys(planned.planId(), places), /* replaces= */ true);
          return Optional.empty();
        },
        Optional::of);
  }

  private void giveUp(String title, String planId) throws IOException {
    Optional<Workspace> work = out.title(title, /* replaces= */ true).find(planId);
    if (work.isPresent()) {
      try (Workspace workspace = work.get()) {
        workspace.discard();
      }
    }
    plans.forget(planId);
  }

  /** Divides the work into tasks: a title that is not larger than a unit is one. */
  private List<PlannedTitle.Group> groups(PackagingPlan plan) {
    List<WorkUnit> units = plan.units(settings.unitBytes());
    List<PlannedTitle.Group> groups = new ArrayList<>();
    int first = 0;
    long sum = 0;
    for (int unit = 0; unit < units.size(); unit++) {
      long bytes = mediaBytes(plan, units.get(unit));
      if (sum > 0 && sum + bytes > settings.unitBytes()) {
        groups.add(new PlannedTitle.Group(first, unit));
        first = unit;
        sum = 0;
      }
      sum += bytes;
    }
    groups.add(new PlannedTitle.Group(first, units.size()));
    return groups;
  }

  /** Returns about how much media a unit has. */
  private static long mediaBytes(PackagingPlan plan, WorkUnit unit) {
    RenditionPlan rendition = plan.rendition(unit.renditionId());
    double part = (double) (unit.endSegment() - unit.firstSegment()) / rendition.segmentCount();
    return (long) (rendition.track().samples().totalBytes() * part);
  }

  /** Does a task. */
  public PlannedTitle.Done execute(PlannedTitle.Task task) {
    long startNanos = System.nanoTime();
    Optional<TitleRow> row = alone(task.entry(), () -> executed(task, startNanos), Optional::of);
    return new PlannedTitle.Done(task, row.orElse(null), secondsSince(startNanos));
  }

  private static double secondsSince(long startNanos) {
    return (System.nanoTime() - startNanos) / NANOS_PER_SECOND;
  }

  private Optional<TitleRow> executed(PlannedTitle.Task task, long startNanos) throws IOException {
    return orMadeByAnother(
        task,
        () -> {
          PackagingPlan plan =
              plans.withKeys(
                  task.planId(), TitleOptions.of(task.entry(), settings, keys, places), engine);
          List<UnitReceipt> receipts = executeUnits(task, plan);
          return task.isAll()
              ? Optional.of(commit(task.entry(), plan, receipts, secondsSince(startNanos)))
              : Optional.empty();
        });
  }

  private List<UnitReceipt> executeUnits(PlannedTitle.Task task, PackagingPlan plan)
      throws FragmillException {
    SharedOutput output = out.title(task.entry().title(), /* replaces= */ true);
    List<UnitReceipt> receipts = new ArrayList<>(engine.receipts(plan, output));
    Set<WorkUnit> done = new HashSet<>();
    receipts.forEach(it -> done.add(it.unit()));
    List<WorkUnit> units = plan.units(settings.unitBytes());
    for (WorkUnit unit : units.subList(task.group().first(), task.group().end())) {
      if (!done.contains(unit)) {
        receipts.add(engine.execute(plan, unit, output));
      }
    }
    return receipts;
  }

  /**
   * Does something for a title, unless another attempt has completed it, before or meanwhile: then
   * the record says what that has made.
   */
  private Optional<TitleRow> orMadeByAnother(PlannedTitle.Task task, Work<Optional<TitleRow>> work)
      throws IOException {
    String title = task.entry().title();
    if (isBegun(title, task.planId())) {
      try {
        return work.run();
      } catch (PackagingCancelledException e) {
        throw e;
      } catch (IOException e) {
        Optional<TitleRow> made = madeByAnother(task);
        if (made.isPresent()) {
          return made;
        }
        throw e;
      }
    }
    Optional<TitleRow> made = madeByAnother(task);
    if (made.isEmpty()) {
      throw new OutputException("the work on it is over, and nobody says what came of it");
    }
    return made;
  }

  private Optional<TitleRow> madeByAnother(PlannedTitle.Task task) throws IOException {
    CatalogEntry entry = task.entry();
    return isBegun(entry.title(), task.planId())
        ? Optional.empty()
        : TitleRecord.find(out, entry.title())
            .filter(it -> it.planId().equals(task.planId()) && it.isComplete())
            .map(it -> it.row(entry.title(), entry.line(), TitleRow.State.PACKAGED));
  }

  /** Completes a title whose tasks are done; needs no key. */
  public TitleRow commit(PlannedTitle.Task task, double seconds) {
    CatalogEntry entry = task.entry();
    return alone(
            entry,
            () ->
                orMadeByAnother(
                    task,
                    () -> {
                      PackagingPlan plan = plans.withoutKeys(task.planId(), places);
                      SharedOutput output = out.title(entry.title(), /* replaces= */ true);
                      return Optional.of(
                          commit(entry, plan, engine.receipts(plan, output), seconds));
                    }),
            Optional::of)
        .orElseThrow();
  }

  private TitleRow commit(
      CatalogEntry entry, PackagingPlan plan, List<UnitReceipt> receipts, double seconds)
      throws IOException {
    Set<WorkUnit> units = new HashSet<>(plan.units(settings.unitBytes()));
    List<UnitReceipt> own = receipts.stream().filter(it -> units.contains(it.unit())).toList();
    long mediaBytes = own.stream().mapToLong(UnitReceipt::totalBytes).sum();
    List<String> manifests = Manifests.of(plans.saved(plan.id()).properties()).names();
    List<String> notes = plan.notes().stream().map(Note::text).toList();
    // Before the commit: whoever finds the work over finds in the record what it was.
    new TitleRecord(settings.run(), plan.id(), mediaBytes, seconds, manifests, notes)
        .keep(out, entry.title());
    PackagingResult result =
        engine.commit(plan, own, out.title(entry.title(), /* replaces= */ true));
    TitleRecord record =
        new TitleRecord(settings.run(), plan.id(), result.totalBytes(), seconds, manifests, notes);
    record.keep(out, entry.title());
    plans.forget(plan.id());
    return record.row(entry.title(), entry.line(), TitleRow.State.PACKAGED);
  }

  /**
   * Leaves nothing of a title that failed but what was there before. To be called while nobody
   * works on it.
   */
  public void cleanUp(PlannedTitle.Task task) throws IOException {
    String title = task.entry().title();
    giveUp(title, task.planId());
    TitleRecord.begun(settings.run(), task.planId()).keep(out, title);
  }
}
