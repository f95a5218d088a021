/** Tests of the comparison's order and options; nothing is compared here. */
package io.github.fragmill.benchmarks.compare;
