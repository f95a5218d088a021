package io.github.fragmill.integration.fuzz;

/** One way to damage a file. Does nothing where there is nothing to be damaged that way. */
@FunctionalInterface
interface Mutation {

  /**
   * Damages a file.
   *
   * @param other another file, of which parts may be taken
   */
  void apply(Draft draft, byte[] other, Dice dice);
}
