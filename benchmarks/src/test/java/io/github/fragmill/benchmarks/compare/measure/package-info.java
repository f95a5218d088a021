/** Tests with small commands of the shell instead of packagers. */
package io.github.fragmill.benchmarks.compare.measure;
