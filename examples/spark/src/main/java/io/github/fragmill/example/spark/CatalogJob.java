package io.github.fragmill.example.spark;

import io.github.fragmill.example.spark.catalog.CatalogEntry;
import io.github.fragmill.example.spark.catalog.CatalogLine;
import io.github.fragmill.example.spark.catalog.JobSettings;
import io.github.fragmill.example.spark.report.Report;
import io.github.fragmill.example.spark.report.TitleRow;
import io.github.fragmill.example.spark.title.BegunTitle;
import io.github.fragmill.example.spark.title.TitleWorker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * A run over a catalogue. Executors plan, package and commit; the driver hands out and reports.
 * What it keeps in memory is sums, and titles that several tasks share.
 *
 * <p>Whatever is computed anew after a failure gives the same tasks in the same partitions: they
 * follow from names, not from the order in which something arrived.
 */
final class CatalogJob {

  /** More partitions than tasks, so that few tasks share one. */
  private static final int PARTITIONS_PER_TASK = 2;

  private static final int MAX_PARTITIONS = 20_000;
  private static final int PARTITIONS_PER_CORE = 8;
  private static final int TITLES_PER_PARTITION = 8;

  private final JavaSparkContext spark;
  private final JobSettings settings;
  private final Report report;

  /** Titles that several tasks share, by name. */
  private final Map<String, Shared> shared = new LinkedHashMap<>();

  private final List<BegunTitle> occupied = new ArrayList<>();
  private final Map<String, TitleRow> withoutRoom = new ConcurrentHashMap<>();

  /** Work that was begun and failed: plans by title. */
  private final Map<String, String> failed = new LinkedHashMap<>();

  private long tasks;

  /** What is known of a title that several tasks share. */
  private static final class Shared {

    private final BegunTitle.Task task;
    private double seconds;
    private Optional<TitleRow> row = Optional.empty();

    Shared(BegunTitle.Task task) {
      this.task = task;
    }
  }

  CatalogJob(JavaSparkContext spark, JobSettings settings, Report report) {
    this.spark = spark;
    this.settings = settings;
    this.report = report;
  }

  /** Packages all titles that are not there. */
  void run(Catalog catalog) throws IOException {
    JobSettings to = settings;
    report.expect(catalog.count());
    JavaRDD<Object> begun =
        catalog
            .lines()
            .zipWithIndex()
            .filter(line -> !line._1().isBlank())
            .map(line -> CatalogLine.read(line._2() + 1, line._1()))
            .mapToPair(line -> new Tuple2<>(line.key(), line))
            .groupByKey(catalogPartitions(catalog.count()))
            .values()
            .flatMap(CatalogJob::firstOfEach)
            .map(line -> begun(to, line));
    begun.persist(StorageLevel.DISK_ONLY());
    PartitionResults.forEach(begun, this::takeBegun);
    makeRoom();
    if (tasks > 0) {
      execute(begun);
    }
    begun.unpersist();
    cleanUp();
  }

  /** What is not done in the first stage. */
  private void execute(JavaRDD<Object> begun) throws IOException {
    JobSettings to = settings;
    JavaRDD<BegunTitle.Done> done =
        begun
            .flatMap(CatalogJob::tasks)
            .mapToPair(task -> new Tuple2<>(task.key(), task))
            .partitionBy(new HashPartitioner(partitions(tasks * PARTITIONS_PER_TASK)))
            .values()
            .map(task -> TitleWorker.of(to).execute(task));
    PartitionResults.forEach(done, this::takeDone);
    List<Tuple2<BegunTitle.Task, Double>> commits =
        shared.values().stream()
            .filter(it -> it.row.isEmpty())
            .map(it -> new Tuple2<>(it.task, it.seconds))
            .toList();
    if (!commits.isEmpty()) {
      PartitionResults.forEach(
          spark
              .parallelize(commits, partitions(commits.size()))
              .map(
                  it ->
                      new BegunTitle.Done(it._1(), TitleWorker.of(to).commit(it._1(), it._2()), 0)),
          this::takeDone);
    }
  }

  /** Few titles for each core when there are many, one for each partition when there are few. */
  private int catalogPartitions(long titles) {
    long some =
        Math.max(
            PARTITIONS_PER_CORE * (long) spark.defaultParallelism(), titles / TITLES_PER_PARTITION);
    return partitions(Math.min(titles, some));
  }

  private static int partitions(long count) {
    return (int) Math.max(1, Math.min(MAX_PARTITIONS, count));
  }

  /** The first line of a title counts. */
  private static Iterator<CatalogLine> firstOfEach(Iterable<CatalogLine> sameTitle) {
    List<CatalogLine> lines = new ArrayList<>();
    sameTitle.forEach(lines::add);
    lines.sort((one, other) -> Long.compare(one.number(), other.number()));
    CatalogLine first = lines.get(0);
    List<CatalogLine> result = new ArrayList<>(List.of(first));
    lines.subList(1, lines.size()).forEach(it -> result.add(it.repeating(first)));
    return result.iterator();
  }

  /** Returns a title, or the row of a line that names none. */
  private static Object begun(JobSettings settings, CatalogLine line) {
    CatalogEntry entry = line.entry();
    return entry == null
        ? TitleRow.failed("", line.number(), line.problem())
        : TitleWorker.of(settings).begin(entry);
  }

  private static Iterator<BegunTitle.Task> tasks(Object begun) {
    return begun instanceof BegunTitle title
        ? title.tasks().iterator()
        : List.<BegunTitle.Task>of().iterator();
  }

  private void takeBegun(Object begun) throws IOException {
    if (begun instanceof TitleRow row) {
      report.add(row);
      return;
    }
    BegunTitle title = (BegunTitle) begun;
    if (title.row() != null) {
      report.add(Objects.requireNonNull(title.row()));
    }
    if (title.leftWork()) {
      failed.put(title.entry().title(), title.planId());
    }
    List<BegunTitle.Task> ofTitle = title.tasks();
    tasks += ofTitle.size();
    if (ofTitle.size() > 1) {
      shared.put(title.entry().title(), new Shared(ofTitle.get(0)));
    }
    if (title.needsRoom()) {
      occupied.add(title);
    }
  }

  /** By the driver, which is one, while nobody else works on these titles. */
  private void makeRoom() throws IOException {
    TitleWorker worker = TitleWorker.of(settings);
    AtOnce.forEach(
        occupied,
        title ->
            worker.makeRoom(title).ifPresent(row -> withoutRoom.put(title.entry().title(), row)));
    occupied.clear();
  }

  private void cleanUp() throws IOException {
    TitleWorker worker = TitleWorker.of(settings);
    AtOnce.forEach(
        List.copyOf(failed.entrySet()), it -> worker.cleanUp(it.getKey(), it.getValue()));
  }

  private void takeDone(BegunTitle.Done done) throws IOException {
    TitleRow row = done.row();
    String title = done.task().entry().title();
    Shared several = shared.get(title);
    if (several == null) {
      finish(done.task(), Objects.requireNonNull(row));
      return;
    }
    several.seconds += done.seconds();
    if (row != null && several.row.isEmpty()) {
      several.row = Optional.of(row);
      finish(done.task(), row);
    }
  }

  private void finish(BegunTitle.Task task, TitleRow row) throws IOException {
    report.add(withoutRoom.getOrDefault(row.title(), row));
    if (row.state() == TitleRow.State.FAILED) {
      failed.put(row.title(), task.planId());
    }
  }
}
