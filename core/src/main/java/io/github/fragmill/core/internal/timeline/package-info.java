/**
 * When the tracks of a title are presented, as players need it: each from the beginning on, without
 * gaps. Pure: no input, no output, equal tracks give equal tracks.
 */
package io.github.fragmill.core.internal.timeline;
