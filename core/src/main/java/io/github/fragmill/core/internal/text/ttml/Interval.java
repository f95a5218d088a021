package io.github.fragmill.core.internal.text.ttml;

/**
 * From when to when something is shown, in milliseconds, rounded outwards.
 *
 * @param endTicks {@link #OPEN} for until the presentation ends
 */
record Interval(long startTicks, long endTicks) {

  static final long OPEN = Long.MAX_VALUE;

  static final Interval ALWAYS = new Interval(0, OPEN);
  static final Interval NEVER = new Interval(OPEN, 0);

  boolean isEmpty() {
    return startTicks >= endTicks;
  }

  /** Returns what holds both. */
  Interval union(Interval other) {
    if (isEmpty()) {
      return other;
    }
    return other.isEmpty()
        ? this
        : new Interval(Math.min(startTicks, other.startTicks), Math.max(endTicks, other.endTicks));
  }
}
