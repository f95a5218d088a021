package io.github.fragmill.benchmarks.compare.measure;

/** What a tool is there for. */
public enum Role {
  /** Ours, as users start it. */
  OURS,
  /** Ours in another form. */
  VARIANT,
  /** Somebody else's, to compare ours with. */
  OTHER,
  /** Does much less than the job, and shows what cannot be saved. */
  BASELINE;

  /** Returns whether it is a form of ours. */
  public boolean isOurs() {
    return this == OURS || this == VARIANT;
  }
}
