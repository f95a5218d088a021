/**
 * Promises that are counted and not timed, so that a slow machine changes nothing: what a segment
 * costs beside its bytes, and that long movies and large files fit in a heap of 64 MB.
 */
package io.github.fragmill.benchmarks;
