package io.github.fragmill.example.spark.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The report of a run, written while it runs: a line of JSON for each line of the catalogue, in the
 * order in which they are over; and what a console shows meanwhile. It keeps sums only. Not
 * thread-safe.
 */
public final class Report implements Closeable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long NANOS_BETWEEN = 5_000_000_000L;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MEGABYTE = 1e6;

  private final OutputStream lines;
  private final PrintStream console;
  private final boolean isQuiet;
  private final long startNanos = System.nanoTime();
  private long shownNanos = startNanos;
  private long titles;
  private final Map<TitleRow.State, Long> counts = new EnumMap<>(TitleRow.State.class);
  private long rows;
  private long bytes;

  /**
   * @param lines gets the report; closed with this
   * @param isQuiet whether only failures are shown
   */
  public Report(OutputStream lines, PrintStream console, boolean isQuiet) {
    this.lines = lines;
    this.console = console;
    this.isQuiet = isQuiet;
  }

  /** Says how many lines the catalogue has. */
  public void expect(long all) {
    titles = all;
  }

  /** Adds a row. */
  public void add(TitleRow row) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("title", row.title());
    fields.put("line", row.line());
    fields.put("state", row.state().word());
    fields.put("bytes", row.bytes());
    fields.put("seconds", row.seconds());
    fields.put("manifests", row.manifests());
    fields.put("notes", row.notes());
    fields.put("failure", row.failure());
    lines.write(JSON.writeValueAsBytes(fields));
    lines.write('\n');
    rows++;
    counts.merge(row.state(), 1L, Long::sum);
    if (row.state() == TitleRow.State.PACKAGED) {
      bytes += row.bytes();
    }
    if (row.state() == TitleRow.State.FAILED) {
      String name = row.title().isEmpty() ? "line " + row.line() : row.title();
      console.println("failed: " + name + ": " + row.failure());
    }
    if (System.nanoTime() - shownNanos > NANOS_BETWEEN) {
      shownNanos = System.nanoTime();
      show();
    }
  }

  private long count(TitleRow.State state) {
    return counts.getOrDefault(state, 0L);
  }

  /** Returns how many titles failed, or have no row. */
  public long unfinished() {
    long without = titles - rows;
    return Math.max(0, without) + count(TitleRow.State.FAILED);
  }

  /** Shows the sums. */
  public void show() {
    if (isQuiet) {
      return;
    }
    double seconds = (System.nanoTime() - startNanos) / NANOS_PER_SECOND;
    console.printf(
        "%d of %d titles: %d packaged, %d planned, %d unchanged, %d failed; %.0f MB in %.0f s%n",
        rows,
        titles,
        count(TitleRow.State.PACKAGED),
        count(TitleRow.State.PLANNED),
        count(TitleRow.State.UNCHANGED),
        count(TitleRow.State.FAILED),
        bytes / MEGABYTE,
        seconds);
  }

  /** Sends what is written on its way. */
  public void flush() throws IOException {
    lines.flush();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
