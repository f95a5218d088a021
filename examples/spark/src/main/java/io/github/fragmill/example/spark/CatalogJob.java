package io.github.fragmill.example.spark;

import io.github.fragmill.example.spark.catalog.CatalogEntry;
import io.github.fragmill.example.spark.catalog.CatalogLine;
import io.github.fragmill.example.spark.catalog.JobSettings;
import io.github.fragmill.example.spark.report.Report;
import io.github.fragmill.example.spark.report.TitleRow;
import io.github.fragmill.example.spark.title.PlannedTitle;
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
  private static final int TITLES_PER_PARTITION = 32;

  private final JavaSparkContext spark;
  private final JobSettings settings;
  private final Report report;

  /** Titles that several tasks share, by name. */
  private final Map<String, Shared> shared = new LinkedHashMap<>();

  private final List<PlannedTitle> occupied = new ArrayList<>();
  private final Map<String, TitleRow> withoutRoom = new ConcurrentHashMap<>();
  private final List<PlannedTitle.Task> failed = new ArrayList<>();
  private long tasks;

  /** What is known of a title that several tasks share. */
  private static final class Shared {

    private final PlannedTitle.Task task;
    private double seconds;
    private Optional<TitleRow> row = Optional.empty();

    Shared(PlannedTitle.Task task) {
      this.task = task;
    }
  }

  CatalogJob(JavaSparkContext spark, JobSettings settings, Report report) {
    this.spark = spark;
    this.settings = settings;
    this.report = report;
  }

  /** Packages all titles that are not there. */
  void run(JavaRDD<String> lines) throws IOException {
    JobSettings to = settings;
    JavaRDD<CatalogLine> read =
        lines
            .zipWithIndex()
            .filter(line -> !line._1().isBlank())
            .map(line -> CatalogLine.read(line._2() + 1, line._1()));
    long count = read.count();
    report.expect(count);
    JavaRDD<CatalogLine> unique =
        read.mapToPair(line -> new Tuple2<>(line.key(), line))
            .groupByKey(partitions(count, TITLES_PER_PARTITION))
            .values()
            .flatMap(CatalogJob::firstOfEach);
    JavaRDD<Object> planned = unique.map(line -> planned(to, line));
    planned.persist(StorageLevel.DISK_ONLY());
    PartitionResults.forEach(planned, this::takePlanned);
    makeRoom();
    JavaRDD<PlannedTitle.Done> done =
        planned
            .flatMap(CatalogJob::tasks)
            .mapToPair(task -> new Tuple2<>(task.key(), task))
            .partitionBy(new HashPartitioner(partitions(tasks * PARTITIONS_PER_TASK, 1)))
            .values()
            .map(task -> TitleWorker.of(to).execute(task));
    PartitionResults.forEach(done, this::takeDone);
    List<Shared> toCommit = shared.values().stream().filter(it -> it.row.isEmpty()).toList();
    List<Tuple2<PlannedTitle.Task, Double>> commits =
        toCommit.stream().map(it -> new Tuple2<>(it.task, it.seconds)).toList();
    if (!commits.isEmpty()) {
      PartitionResults.forEach(
          spark
              .parallelize(commits, partitions(commits.size(), 1))
              .map(
                  it ->
                      new PlannedTitle.Done(
                          it._1(), TitleWorker.of(to).commit(it._1(), it._2()), 0)),
          this::takeDone);
    }
    planned.unpersist();
    cleanUp();
  }

  private static int partitions(long count, int each) {
    return (int) Math.max(1, Math.min(MAX_PARTITIONS, (count + each - 1) / each));
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

  /** Returns a planned title, or the row of a line that names none. */
  private static Object planned(JobSettings settings, CatalogLine line) {
    CatalogEntry entry = line.entry();
    return entry == null
        ? TitleRow.failed("", line.number(), line.problem())
        : TitleWorker.of(settings).plan(entry);
  }

  private static Iterator<PlannedTitle.Task> tasks(Object planned) {
    return planned instanceof PlannedTitle title
        ? title.tasks().iterator()
        : List.<PlannedTitle.Task>of().iterator();
  }

  private void takePlanned(Object planned) throws IOException {
    if (planned instanceof TitleRow row) {
      report.add(row);
      return;
    }
    PlannedTitle title = (PlannedTitle) planned;
    if (title.row() != null) {
      report.add(Objects.requireNonNull(title.row()));
    }
    List<PlannedTitle.Task> ofTitle = title.tasks();
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
    AtOnce.forEach(failed, worker::cleanUp);
  }

  private void takeDone(PlannedTitle.Done done) throws IOException {
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

  private void finish(PlannedTitle.Task task, TitleRow row) throws IOException {
    report.add(withoutRoom.getOrDefault(row.title(), row));
    if (row.state() == TitleRow.State.FAILED) {
      failed.add(task);
    }
  }
}
