package io.github.fragmill.example.spark.report;

import java.io.Serializable;
import java.util.List;

/**
 * What became of a line of a catalogue.
 *
 * @param title empty for a line that names none
 * @param line the number of the line
 * @param state of the title
 * @param bytes of the presentation
 * @param seconds of work on it, on all executors
 * @param manifests the files that players open, below the title's place
 * @param notes what was left out or changed
 * @param failure one line; empty unless it failed
 */
public record TitleRow(
    String title,
    long line,
    State state,
    long bytes,
    double seconds,
    List<String> manifests,
    List<String> notes,
    String failure)
    implements Serializable {

  public TitleRow {
    manifests = List.copyOf(manifests);
    notes = List.copyOf(notes);
  }

  /** What became of a title. */
  public enum State {
    /** It was packaged. */
    PACKAGED,
    /** It was there, of the same sources and options. */
    UNCHANGED,
    /** It would be packaged. */
    PLANNED,
    /** It is not there, or not as the catalogue says. */
    FAILED;

    /** Returns the word in reports. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Returns a row of a title that failed. */
  public static TitleRow failed(String title, long line, String failure) {
    String oneLine = failure.replaceAll("\\p{Cntrl}+", " ").strip();
    return new TitleRow(title, line, State.FAILED, 0, 0, List.of(), List.of(), oneLine);
  }

  /** Returns the same with other seconds. */
  public TitleRow withSeconds(double other) {
    return new TitleRow(title, line, state, bytes, other, manifests, notes, failure);
  }
}
