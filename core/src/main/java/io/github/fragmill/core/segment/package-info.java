/**
 * Which samples form which segment: {@code SegmentBoundaries}, and how renditions of a switching
 * set are brought to the same boundaries.
 *
 * <p>Stability: stable from 1.0 for callers: types may grow methods.
 */
@NullMarked
package io.github.fragmill.core.segment;

import org.jspecify.annotations.NullMarked;
