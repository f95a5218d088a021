package io.github.fragmill.integration.fuzz;

import java.util.List;

/** Moves, adds and removes bytes and boxes; the sizes around are corrected, or left as they are. */
final class BoxMutations {

  private static final int MOST_BYTES = 64;

  /** Larger boxes are media, and copies of it make cases slow and find no more. */
  private static final int LARGEST_COPY_BYTES = 8000;

  private BoxMutations() {}

  static void truncate(Draft draft, byte[] other, Dice dice) {
    List<Place> boxes = draft.boxes();
    boolean isAtBox = !boxes.isEmpty() && dice.oneIn(2);
    draft.truncate(isAtBox ? dice.of(boxes).end() : dice.below(draft.length()));
  }

  /** The beginning of one file and the end of another. */
  static void splice(Draft draft, byte[] other, Dice dice) {
    List<Place> boxes = draft.boxes();
    List<Place> others = Place.all(other);
    boolean isAtBoxes = !boxes.isEmpty() && !others.isEmpty() && dice.oneIn(2);
    int end = isAtBoxes ? dice.of(boxes).start() : dice.below(draft.length());
    int start = isAtBoxes ? dice.of(others).start() : dice.below(other.length);
    draft.replace(end, draft.length(), new Draft(other).copy(start, other.length));
  }

  /** Lets a box grow or shrink somewhere in it. */
  static void resize(Draft draft, byte[] other, Dice dice) {
    List<Place> boxes = draft.boxes();
    if (boxes.isEmpty()) {
      return;
    }
    Place box = dice.of(boxes);
    int from = dice.between(box.content(), box.end());
    boolean grows = dice.oneIn(2);
    int to = grows ? from : Math.min(box.end(), from + dice.below(MOST_BYTES));
    byte[] by = grows ? filling(dice) : new byte[0];
    change(draft, Math.min(from, to), to, by, dice);
  }

  private static byte[] filling(Dice dice) {
    int count = 1 + dice.below(MOST_BYTES);
    return dice.oneIn(2) ? new byte[count] : dice.bytes(count);
  }

  static void delete(Draft draft, byte[] other, Dice dice) {
    List<Place> boxes = draft.boxes();
    if (!boxes.isEmpty()) {
      Place box = dice.of(boxes);
      change(draft, box.start(), box.end(), new byte[0], dice);
    }
  }

  static void duplicate(Draft draft, byte[] other, Dice dice) {
    List<Place> boxes = small(draft.boxes());
    if (!boxes.isEmpty()) {
      Place box = dice.of(boxes);
      change(draft, box.start(), box.start(), draft.copy(box.start(), box.end()), dice);
    }
  }

  static void swap(Draft draft, byte[] other, Dice dice) {
    List<Place> boxes = draft.boxes();
    if (boxes.isEmpty()) {
      return;
    }
    Place one = dice.of(boxes);
    Place two = dice.of(boxes);
    boolean isInOrder = one.start() < two.start();
    Place first = isInOrder ? one : two;
    Place second = isInOrder ? two : one;
    if (first.end() <= second.start()) {
      byte[] front = draft.copy(first.start(), first.end());
      byte[] back = draft.copy(second.start(), second.end());
      // From the back, so that places in front stay true.
      draft.replaceAndFix(second.start(), second.end(), front);
      draft.replaceAndFix(first.start(), first.end(), back);
    }
  }

  static void move(Draft draft, byte[] other, Dice dice) {
    List<Place> boxes = small(draft.boxes());
    if (!boxes.isEmpty()) {
      Place box = dice.of(boxes);
      byte[] content = draft.copy(box.start(), box.end());
      draft.replaceAndFix(box.start(), box.end(), new byte[0]);
      insert(draft, content, dice);
    }
  }

  /** A box of another file. */
  static void graft(Draft draft, byte[] other, Dice dice) {
    List<Place> boxes = small(Place.all(other));
    if (!boxes.isEmpty()) {
      Place box = dice.of(boxes);
      byte[] content = new Draft(other).copy(box.start(), box.end());
      List<Place> same = draft.boxes().stream().filter(it -> it.type().equals(box.type())).toList();
      if (same.isEmpty() || dice.oneIn(3)) {
        insert(draft, content, dice);
      } else {
        Place replaced = dice.of(same);
        change(draft, replaced.start(), replaced.end(), content, dice);
      }
    }
  }

  private static void insert(Draft draft, byte[] box, Dice dice) {
    List<Place> parents = draft.boxes().stream().filter(Place::isContainer).toList();
    int at = parents.isEmpty() ? 0 : dice.of(parents).children();
    change(draft, at, at, box, dice);
  }

  private static void change(Draft draft, int from, int to, byte[] by, Dice dice) {
    if (dice.oneIn(4)) {
      draft.replace(from, to, by);
    } else {
      draft.replaceAndFix(from, to, by);
    }
  }

  private static List<Place> small(List<Place> boxes) {
    return boxes.stream().filter(box -> box.sizeBytes() <= LARGEST_COPY_BYTES).toList();
  }
}
