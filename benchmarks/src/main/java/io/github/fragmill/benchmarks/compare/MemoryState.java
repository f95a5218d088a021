package io.github.fragmill.benchmarks.compare;

import java.nio.file.Path;
import java.util.Arrays;

/**
 * What is done to the machine's memory before each run. Both belong into a comparison: the first is
 * what a user of a cloud machine sees, the second what the programs themselves need.
 */
enum MemoryState {
  /** Nothing is done but to read the input: whoever needs memory gets it from the system. */
  AS_FOUND("as-found", "compare", "Memory as found: nothing was done to it before a run."),

  /** Memory is touched before each run, see {@link WarmMemory}. */
  WARMED(
      "warmed",
      "compare-warmed",
      "Memory was warmed before each run: a scratch file larger than the input was written and"
          + " deleted.");

  private final String word;
  private final String section;
  private final String sentence;

  MemoryState(String word, String section, String sentence) {
    this.word = word;
    this.section = section;
    this.sentence = sentence;
  }

  /**
   * Returns the state of a name on the command line.
   *
   * @throws IllegalArgumentException when there is none
   */
  static MemoryState named(String word) {
    return Arrays.stream(values())
        .filter(state -> state.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--memory: expected as-found or warmed, found " + word));
  }

  /** Returns the name of the section that takes what was measured. */
  String section() {
    return section;
  }

  /** Returns a sentence for the reader of the figures. */
  String sentence() {
    return sentence;
  }

  /**
   * Returns what is done before each run.
   *
   * @param work directory on the file system that the runs write to
   */
  Preparation preparation(Path work) {
    return this == WARMED ? new WarmMemory(work) : WarmMemory::readInput;
  }
}
