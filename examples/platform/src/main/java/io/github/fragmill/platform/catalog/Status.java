package io.github.fragmill.platform.catalog;

/** The status of a packaging. */
public enum Status {
  /** Waits in the queue. */
  INGESTED("Ingested"),
  /** The segment boundaries are planned. */
  FRAGMENTED("Fragmented"),
  /** All segments are encrypted, where they are to be, and written. */
  ENCRYPTED("Encrypted"),
  /** The presentation is complete and can be played. */
  READY("Ready"),
  FAILED("Failed"),
  CANCELLED("Cancelled");

  private final String word;

  Status(String word) {
    this.word = word;
  }

  /** Returns the name of the status in the programming interface. */
  public String word() {
    return word;
  }

  /** Returns whether the status stays, unless a retry is asked for. */
  public boolean isFinal() {
    return this == READY || this == FAILED || this == CANCELLED;
  }
}
