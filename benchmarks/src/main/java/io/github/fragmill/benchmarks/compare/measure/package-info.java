/**
 * What processes cost: commands, the stopwatch that runs them, and the statistics of several runs.
 * Knows nothing of packaging.
 */
package io.github.fragmill.benchmarks.compare.measure;
