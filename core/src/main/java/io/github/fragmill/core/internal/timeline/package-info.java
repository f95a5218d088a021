/**
 * When the samples of a track are presented, as it is packaged: what lies outside of the edit is
 * left out, what must be decoded before it is hidden, and gaps are filled. Pure: no input, no
 * output, equal tracks give equal tracks.
 */
package io.github.fragmill.core.internal.timeline;
