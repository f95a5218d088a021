/** Tests with made-up measurements. */
package io.github.fragmill.benchmarks.compare.report;
