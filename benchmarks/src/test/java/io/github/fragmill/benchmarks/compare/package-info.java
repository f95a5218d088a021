/** Tests of the comparison with other packagers. */
package io.github.fragmill.benchmarks.compare;
