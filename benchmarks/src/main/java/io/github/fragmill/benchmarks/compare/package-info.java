/** Programs that the comparison with other packagers starts, see {@code benchmarks/compare}. */
package io.github.fragmill.benchmarks.compare;
