/**
 * A segment in flight: its samples are read into a borrowed buffer, mapped, given their boxes, and
 * encrypted in place. {@code TrackFragments} computes any segment at any time from the plan alone;
 * nothing here remembers the segment before.
 */
package io.github.fragmill.core.internal.fragment;
