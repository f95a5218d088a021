/**
 * Which samples form which segment. Pure arithmetic on tracks: no input, no output, equal tracks
 * give equal plans. {@code SegmentPlanner} decides, {@code SegmentPlan} holds the decision, the
 * rest is the ways to cut: at sync samples, at those that renditions have in common, and along
 * another track's cuts.
 */
package io.github.fragmill.core.segment;
