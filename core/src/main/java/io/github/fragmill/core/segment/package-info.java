/**
 * Which samples form which segment: {@code SegmentBoundaries}, and how renditions of a switching
 * set are brought to the same boundaries.
 */
package io.github.fragmill.core.segment;
