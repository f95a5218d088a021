/** Figures for Prometheus. */
@NullMarked
package io.github.fragmill.example.origin.metrics;

import org.jspecify.annotations.NullMarked;
