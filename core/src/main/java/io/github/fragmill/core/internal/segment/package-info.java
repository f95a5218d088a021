/**
 * Decides where segments begin. Pure arithmetic on tracks: no input, no output, equal tracks give
 * equal boundaries. {@code SegmentPlanner} is the entry; the other classes find boundaries at sync
 * samples, at sync samples that renditions have in common, and along another track's boundaries.
 */
package io.github.fragmill.core.internal.segment;
