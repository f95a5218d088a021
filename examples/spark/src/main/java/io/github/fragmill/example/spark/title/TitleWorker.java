package io.github.fragmill.example.spark.title;

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
    } catch (UsageException e) {
      String reason = entry.withoutLongValues(String.valueOf(e.getMessage()));
      return failed.of(TitleRow.failed(entry.title(), entry.line(), reason));
    } catch (FragmillException e) {
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

  /**
   * Begins a title: plans it, and does all of the work where that is one task and the place of the
   * title is free. What is left to do otherwise is the same whenever it is begun again.
   */
  public BegunTitle begin(CatalogEntry entry) {
    long startNanos = System.nanoTime();
    return alone(entry, () -> begun(entry, startNanos), row -> BegunTitle.over(entry, row));
  }

  private BegunTitle begun(CatalogEntry entry, long startNanos) throws IOException {
    Planned planned = TitleOptions.of(entry, settings, keys, places).plan(engine);
    PackagingPlan plan = planned.plan();
    TitlePlace place = place(entry.title());
    TitlePlace.Found found = place.look(plan.id());
    if (found.isComplete()) {
      return complete(entry, plan, found.record().orElseThrow());
    }
    if (settings.plansOnly()) {
      return BegunTitle.over(entry, plannedRow(entry, plan));
    }
    if (found.isForeign() && !settings.overwrites()) {
      throw new OutputException(
          entry.title()
              + ": something is at its place that is of no catalogue; choose another place or allow"
              + " --overwrite");
    }
    List<BegunTitle.Group> groups = groups(plan);
    boolean isFree = found.occupant().isEmpty();
    boolean isAtOnce = isFree && groups.size() == 1;
    if (!isAtOnce) {
      plans.keep(planned);
    }
    if (isFree && !found.isBegun()) {
      beginWork(place, plan, place.freeOutput());
    }
    return isAtOnce
        ? BegunTitle.over(
            entry,
            alone(entry, () -> packaged(entry, planned, groups.get(0), startNanos), it -> it),
            plan.id())
        : new BegunTitle(entry, null, plan.id(), groups, found.occupant());
  }

  /**
   * Of a title that this run has completed, tasks say so, if there were some: Spark begins it anew
   * when an executor is lost, and expects the same.
   */
  private BegunTitle complete(CatalogEntry entry, PackagingPlan plan, TitleRecord record) {
    if (!record.run().equals(settings.run())) {
      return BegunTitle.over(entry, record.row(entry, TitleRow.State.UNCHANGED));
    }
    return record.isDeferred()
        ? new BegunTitle(entry, null, plan.id(), groups(plan), "")
        : BegunTitle.over(entry, record.row(entry, TitleRow.State.PACKAGED));
  }

  private static TitleRow plannedRow(CatalogEntry entry, PackagingPlan plan) {
    long bytes =
        plan.renditions().stream().mapToLong(it -> it.track().samples().totalBytes()).sum();
    List<String> notes = plan.notes().stream().map(Note::text).toList();
    return new TitleRow(
        entry.title(), entry.line(), TitleRow.State.PLANNED, bytes, 0, List.of(), notes, "");
  }

  private TitlePlace place(String title) {
    return new TitlePlace(out, title);
  }

  private void beginWork(TitlePlace place, PackagingPlan plan, SharedOutput output)
      throws IOException {
    engine.begin(plan, output);
    place.keep(TitleRecord.begun(settings.run(), plan.id()));
  }

  /**
   * Clears the place of a title whose sources or options have changed, and begins the work on it.
   * To be called by one process, while nobody works on the title.
   */
  public Optional<TitleRow> makeRoom(BegunTitle begun) {
    CatalogEntry entry = begun.entry();
    return alone(
        entry,
        () -> {
          TitlePlace place = place(entry.title());
          giveUp(place, begun.occupant());
          out.makeRoom(entry.title());
          PackagingPlan plan = plans.withoutKeys(begun.planId(), places).plan();
          beginWork(place, plan, place.output());
          return Optional.empty();
        },
        Optional::of);
  }

  private void giveUp(TitlePlace place, String planId) throws IOException {
    place.discard(planId);
    plans.forget(planId);
  }

  /** Divides the work into tasks: a title that is not larger than a unit is one. */
  private List<BegunTitle.Group> groups(PackagingPlan plan) {
    List<WorkUnit> units = plan.units(settings.unitBytes());
    List<BegunTitle.Group> groups = new ArrayList<>();
    int first = 0;
    long sum = 0;
    for (int unit = 0; unit < units.size(); unit++) {
      long bytes = mediaBytes(plan, units.get(unit));
      if (sum > 0 && sum + bytes > settings.unitBytes()) {
        groups.add(new BegunTitle.Group(first, unit));
        first = unit;
        sum = 0;
      }
      sum += bytes;
    }
    groups.add(new BegunTitle.Group(first, units.size()));
    return groups;
  }

  /** Returns about how much media a unit has. */
  private static long mediaBytes(PackagingPlan plan, WorkUnit unit) {
    RenditionPlan rendition = plan.rendition(unit.renditionId());
    double part = (double) (unit.endSegment() - unit.firstSegment()) / rendition.segmentCount();
    return (long) (rendition.track().samples().totalBytes() * part);
  }

  /** Does a task. */
  public BegunTitle.Done execute(BegunTitle.Task task) {
    long startNanos = System.nanoTime();
    Optional<TitleRow> row = alone(task.entry(), () -> executed(task, startNanos), Optional::of);
    return new BegunTitle.Done(task, row.orElse(null), secondsSince(startNanos));
  }

  private static double secondsSince(long startNanos) {
    return (System.nanoTime() - startNanos) / NANOS_PER_SECOND;
  }

  private Optional<TitleRow> executed(BegunTitle.Task task, long startNanos) throws IOException {
    CatalogEntry entry = task.entry();
    return orMadeByAnother(
        entry,
        task.planId(),
        () -> {
          Planned planned =
              plans.withKeys(task.planId(), TitleOptions.of(entry, settings, keys, places));
          List<UnitReceipt> receipts = executeUnits(entry, planned.plan(), task.group());
          return task.isAll()
              ? Optional.of(
                  commit(
                      entry, planned, receipts, secondsSince(startNanos), /* isDeferred= */ true))
              : Optional.empty();
        });
  }

  /** Does all of the work on a title at once. */
  private TitleRow packaged(
      CatalogEntry entry, Planned planned, BegunTitle.Group all, long startNanos)
      throws IOException {
    PackagingPlan plan = planned.plan();
    return orMadeByAnother(
            entry,
            plan.id(),
            () -> {
              List<UnitReceipt> receipts = executeUnits(entry, plan, all);
              double seconds = secondsSince(startNanos);
              return Optional.of(
                  commit(entry, planned, receipts, seconds, /* isDeferred= */ false));
            })
        .orElseThrow();
  }

  private List<UnitReceipt> executeUnits(
      CatalogEntry entry, PackagingPlan plan, BegunTitle.Group group) throws FragmillException {
    SharedOutput output = place(entry.title()).output();
    List<UnitReceipt> receipts = new ArrayList<>(engine.receipts(plan, output));
    Set<WorkUnit> done = new HashSet<>();
    receipts.forEach(it -> done.add(it.unit()));
    List<WorkUnit> units = plan.units(settings.unitBytes());
    for (WorkUnit unit : units.subList(group.first(), group.end())) {
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
  private Optional<TitleRow> orMadeByAnother(
      CatalogEntry entry, String planId, Work<Optional<TitleRow>> work) throws IOException {
    if (place(entry.title()).isBegun(planId)) {
      try {
        return work.run();
      } catch (PackagingCancelledException e) {
        throw e;
      } catch (IOException e) {
        Optional<TitleRow> made = madeByAnother(entry, planId);
        if (made.isPresent()) {
          return made;
        }
        throw e;
      }
    }
    Optional<TitleRow> made = madeByAnother(entry, planId);
    if (made.isEmpty()) {
      throw new OutputException("the work on it is over, and nobody says what came of it");
    }
    return made;
  }

  private Optional<TitleRow> madeByAnother(CatalogEntry entry, String planId) throws IOException {
    TitlePlace place = place(entry.title());
    return place.isBegun(planId)
        ? Optional.empty()
        : place
            .record()
            .filter(it -> it.planId().equals(planId) && it.isComplete())
            .map(it -> it.row(entry, TitleRow.State.PACKAGED));
  }

  /** Completes a title whose tasks are done; needs no key. */
  public TitleRow commit(BegunTitle.Task task, double seconds) {
    CatalogEntry entry = task.entry();
    return alone(
            entry,
            () ->
                orMadeByAnother(
                    entry,
                    task.planId(),
                    () -> {
                      Planned planned = plans.withoutKeys(task.planId(), places);
                      List<UnitReceipt> receipts =
                          engine.receipts(planned.plan(), place(entry.title()).output());
                      return Optional.of(
                          commit(entry, planned, receipts, seconds, /* isDeferred= */ true));
                    }),
            Optional::of)
        .orElseThrow();
  }

  private TitleRow commit(
      CatalogEntry entry,
      Planned planned,
      List<UnitReceipt> receipts,
      double seconds,
      boolean isDeferred)
      throws IOException {
    PackagingPlan plan = planned.plan();
    Set<WorkUnit> units = new HashSet<>(plan.units(settings.unitBytes()));
    List<UnitReceipt> own = receipts.stream().filter(it -> units.contains(it.unit())).toList();
    TitleRecord record =
        new TitleRecord(
            settings.run(),
            plan.id(),
            own.stream().mapToLong(UnitReceipt::totalBytes).sum(),
            seconds,
            planned.manifests().names(),
            plan.notes().stream().map(Note::text).toList(),
            isDeferred);
    TitlePlace place = place(entry.title());
    // Before the commit: whoever finds the work over finds in the record what it was.
    place.keep(record);
    PackagingResult result = engine.commit(plan, own, place.output());
    TitleRecord committed = record.withBytes(result.totalBytes());
    place.keep(committed);
    if (isDeferred) {
      plans.forget(plan.id());
    }
    return committed.row(entry, TitleRow.State.PACKAGED);
  }

  /**
   * Leaves nothing of a title that failed but what was there before. To be called while nobody
   * works on it.
   */
  public void cleanUp(String title, String planId) throws IOException {
    TitlePlace place = place(title);
    giveUp(place, planId);
    place.keep(TitleRecord.begun(settings.run(), planId));
  }
}
