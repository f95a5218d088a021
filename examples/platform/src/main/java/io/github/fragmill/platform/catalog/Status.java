package io.github.fragmill.platform.catalog;

/** How far a packaging is. */
public enum Status {
  /** Taken in; waits for its turn. */
  INGESTED("Ingested"),
  /** It is decided which samples form which segment. */
  FRAGMENTED("Fragmented"),
  /** All segments are written, encrypted where they are to be. */
  ENCRYPTED("Encrypted"),
  /** The presentation is complete and can be played. */
  READY("Ready"),
  FAILED("Failed"),
  CANCELLED("Cancelled");

  private final String word;

  Status(String word) {
    this.word = word;
  }

  /** Returns what the status is called outside. */
  public String word() {
    return word;
  }

  /** Tells whether it stays as it is, unless somebody asks for another try. */
  public boolean isFinal() {
    return this == READY || this == FAILED || this == CANCELLED;
  }
}
