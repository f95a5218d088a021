/**
 * The part of a track that is presented, as it is packaged: what lies outside of the edit is left
 * out, and what must be decoded before it is hidden. Pure: no input, no output, equal tracks give
 * equal tracks.
 */
package io.github.fragmill.core.internal.timeline;
