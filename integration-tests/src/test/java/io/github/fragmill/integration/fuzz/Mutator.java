package io.github.fragmill.integration.fuzz;

import java.util.List;

/** Damages files: equal files and seeds give equal bytes. */
final class Mutator {

  /** What happens often stands here more than once. */
  private static final List<Mutation> OF_MEDIA =
      List.of(
          FieldMutations::flipBit,
          FieldMutations::flipBit,
          FieldMutations::writeByte,
          FieldMutations::writeInteger,
          FieldMutations::writeInteger,
          FieldMutations::writeTableEntry,
          FieldMutations::writeTableEntry,
          FieldMutations::writeTableEntry,
          FieldMutations::writeConfiguration,
          FieldMutations::writeConfiguration,
          FieldMutations::writeNalUnit,
          FieldMutations::rename,
          BoxMutations::truncate,
          BoxMutations::splice,
          BoxMutations::resize,
          BoxMutations::resize,
          BoxMutations::delete,
          BoxMutations::duplicate,
          BoxMutations::swap,
          BoxMutations::move,
          BoxMutations::graft);

  private static final List<Mutation> OF_TEXT =
      List.of(
          FieldMutations::flipBit,
          TextMutations::insert,
          TextMutations::insert,
          TextMutations::digit,
          TextMutations::digit,
          TextMutations::truncate,
          TextMutations::repeat,
          BoxMutations::splice);

  private Mutator() {}

  /**
   * Returns a damaged copy.
   *
   * @param other another file, of which parts may be taken
   */
  static byte[] mutate(FuzzClip clip, byte[] other, long seed) {
    Dice dice = new Dice(seed);
    Draft draft = new Draft(clip.bytes());
    List<Mutation> mutations = clip.isText() ? OF_TEXT : OF_MEDIA;
    // Half of the files have one fault: only then is it seen what that one does.
    int changes = dice.oneIn(2) ? 1 : 1 + dice.below(4);
    for (int change = 0; change < changes && draft.length() > 0; change++) {
      dice.of(mutations).apply(draft, other, dice);
    }
    return draft.bytes();
  }
}
