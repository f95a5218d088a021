/**
 * Synthetic movies of any length: real boxes and real slice headers around random media. Nothing
 * here is measured.
 */
package io.github.fragmill.benchmarks.movie;
