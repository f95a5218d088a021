/** Sets a table of JMH's results beside an older one. Nothing here is measured. */
package io.github.fragmill.benchmarks.baseline;
