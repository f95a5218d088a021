/** Tests of the comparison with an older table. */
package io.github.fragmill.benchmarks.baseline;
