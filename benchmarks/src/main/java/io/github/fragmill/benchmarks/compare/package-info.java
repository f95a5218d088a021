/**
 * Fragmill beside other packagers, as whole processes: jobs, the files they are given, and rounds
 * that let every tool do every job in turn. {@link Compare} is the command.
 */
package io.github.fragmill.benchmarks.compare;
