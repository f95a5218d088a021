package io.github.fragmill.cli.report;

import io.github.fragmill.cli.manifest.Manifests;
import io.github.fragmill.cli.terminal.OneLine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.RenditionPlan;
import io.github.fragmill.core.control.Note;
import java.nio.file.Path;

/** Describes a saved plan, and the work on it, as text. */
public final class PlanReport {

  private static final String LINE_END = System.lineSeparator();

  private PlanReport() {}

  /**
   * Describes a plan that was saved; the text ends with a line end.
   *
   * @param manifests those that it has
   * @param file where it is
   * @param bytes the size of the file
   * @param units into how many units its work is divided
   * @param startCommand the command that starts this program
   */
  public static String of(
      PackagingPlan plan,
      Manifests manifests,
      Path file,
      long bytes,
      int units,
      String startCommand) {
    int segments = plan.renditions().stream().mapToInt(RenditionPlan::segmentCount).sum();
    StringBuilder text = new StringBuilder();
    text.append(OneLine.of(file))
        .append(": ")
        .append(Units.duration(plan.duration()))
        .append(" in ")
        .append(Units.count(plan.renditions().size(), "rendition"))
        .append(", ")
        .append(Units.count(segments, "segment"))
        .append(", ")
        .append(Units.count(units, "unit"))
        .append(" of work; ")
        .append(Units.bytes(bytes))
        .append(LINE_END);
    for (Note note : plan.notes()) {
      text.append("Note        ").append(OneLine.of(note.text())).append(LINE_END);
    }
    manifests
        .note()
        .ifPresent(note -> text.append("Note        ").append(OneLine.of(note)).append(LINE_END));
    String work = startCommand + " package --plan " + StartCommand.quoted(file);
    return text.append("Package it  ")
        .append(work)
        .append(" --out DIR")
        .append(LINE_END)
        .append("  in parts  ")
        .append(work)
        .append(" --shard K/N --out DIR, then commit")
        .append(LINE_END)
        .toString();
  }

  /**
   * Describes a part of the work that was done; the text ends with a line end.
   *
   * @param file the plan
   * @param shard which part
   * @param bytes how many bytes were made
   */
  public static String ofShard(Path file, String shard, long bytes) {
    return "%s: part %s done, %s%n".formatted(OneLine.of(file), shard, Units.bytes(bytes));
  }
}
