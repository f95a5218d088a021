/**
 * What processes cost: commands, the stopwatch that runs them, programs that stay between runs, and
 * the statistics of several runs. Knows nothing of packaging.
 */
package io.github.fragmill.benchmarks.compare.measure;
