package io.github.fragmill.core.internal.plan;

/**
 * A part of the work on a plan that is done.
 *
 * @param range its segments
 * @param sizes their sizes
 */
public record MadeUnit(SegmentRange range, SegmentSizes sizes) {}
