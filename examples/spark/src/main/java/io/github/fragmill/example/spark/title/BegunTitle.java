package io.github.fragmill.example.spark.title;

import io.github.fragmill.example.spark.catalog.CatalogEntry;
import io.github.fragmill.example.spark.report.TitleRow;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a title when it is begun.
 *
 * @param entry the title
 * @param row what became of it, when nothing is left to do; otherwise null
 * @param planId names the plan of work that was begun; empty when there is none
 * @param groups of the units of work that is left, each for one task
 * @param occupant the plan at the place that must go first; empty when there is none
 */
public record BegunTitle(
    CatalogEntry entry, @Nullable TitleRow row, String planId, List<Group> groups, String occupant)
    implements Serializable {

  public BegunTitle {
    groups = List.copyOf(groups);
  }

  /**
   * Units of work that follow each other.
   *
   * @param first the index of the first, from 0
   * @param end the index after the last
   */
  public record Group(int first, int end) implements Serializable {}

  /**
   * A task: some of the work on a title.
   *
   * @param isAll whether it is all of the work, the commit included
   */
  public record Task(CatalogEntry entry, String planId, Group group, boolean isAll)
      implements Serializable {

    /** Returns what no other task is called. */
    public String key() {
      return entry.title() + "/" + group.first();
    }
  }

  /**
   * What came of a task.
   *
   * @param row what became of the title, when the task decides it; otherwise null
   */
  public record Done(Task task, @Nullable TitleRow row, double seconds) implements Serializable {}

  static BegunTitle over(CatalogEntry entry, TitleRow row) {
    return over(entry, row, "");
  }

  static BegunTitle over(CatalogEntry entry, TitleRow row, String planId) {
    return new BegunTitle(entry, row, planId, List.of(), "");
  }

  /** Returns whether it failed and left work that was begun. */
  public boolean leftWork() {
    return row != null && row.state() == TitleRow.State.FAILED && !planId.isEmpty();
  }

  /** Returns whether another presentation is at the place, or other work on it. */
  public boolean needsRoom() {
    return !occupant.isEmpty();
  }

  /** Returns the tasks; none when nothing is left to do. */
  public List<Task> tasks() {
    return groups.stream()
        .map(group -> new Task(entry, planId, group, groups.size() == 1))
        .toList();
  }
}
