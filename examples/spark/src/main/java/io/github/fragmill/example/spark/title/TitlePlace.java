package io.github.fragmill.example.spark.title;

import io.github.fragmill.core.output.SharedOutput;
import io.github.fragmill.core.output.Workspace;
import io.github.fragmill.example.spark.place.OutputPlace;
import java.io.IOException;
import java.util.Optional;

/** The place of a title: what is there, and the work on it. Immutable and thread-safe. */
record TitlePlace(OutputPlace out, String title) {

  /** What is there when it is not work on another plan: its id is that of no plan. */
  private static final String REMAINDER = "remainder";

  /**
   * What is there.
   *
   * @param isBegun whether work on the plan is
   * @param isComplete whether the plan's presentation is
   * @param occupant the plan of what must go first; empty when nothing is in the way
   */
  record Found(boolean isBegun, boolean isComplete, Optional<TitleRecord> record, String occupant) {

    /** Returns whether something is in the way that nobody of this application has written. */
    boolean isForeign() {
      return !occupant.isEmpty() && record.isEmpty();
    }
  }

  /** Returns where processes that work on the title put what they make. */
  SharedOutput output() {
    return out.title(title, /* replaces= */ true);
  }

  /** Returns the same for what must not replace anything. */
  SharedOutput freeOutput() {
    return out.title(title, /* replaces= */ false);
  }

  Optional<TitleRecord> record() throws IOException {
    return TitleRecord.find(out, title);
  }

  void keep(TitleRecord record) throws IOException {
    record.keep(out, title);
  }

  boolean isBegun(String planId) throws IOException {
    Optional<Workspace> found = output().find(planId);
    if (found.isPresent()) {
      found.get().close();
    }
    return found.isPresent();
  }

  /** Gives up the work on a plan, if there is any. */
  void discard(String planId) throws IOException {
    Optional<Workspace> work = output().find(planId);
    if (work.isPresent()) {
      try (Workspace workspace = work.get()) {
        workspace.discard();
      }
    }
  }

  /** Looks until two looks in turn see the same: another attempt may begin or complete the work. */
  Found look(String planId) throws IOException {
    Found found = lookOnce(planId);
    while (!found.isBegun() && !found.isComplete()) {
      Found again = lookOnce(planId);
      if (again.equals(found)) {
        break;
      }
      found = again;
    }
    return found;
  }

  private Found lookOnce(String planId) throws IOException {
    boolean isBegun = isBegun(planId);
    Optional<TitleRecord> record = record();
    if (isBegun) {
      return new Found(isBegun, /* isComplete= */ false, record, "");
    }
    Optional<TitleRecord> own = record.filter(it -> it.planId().equals(planId));
    if (own.isPresent() && isThere(own.get())) {
      return new Found(isBegun, /* isComplete= */ true, record, "");
    }
    String occupant = "";
    if (record.isPresent() && own.isEmpty()) {
      occupant = record.get().planId();
    } else if (record.isPresent() || !out.isEmpty(title)) {
      occupant = REMAINDER;
    }
    return new Found(isBegun, /* isComplete= */ false, record, occupant);
  }

  private boolean isThere(TitleRecord record) throws IOException {
    return record.isComplete() && out.isThere(title, record.manifests().get(0));
  }
}
