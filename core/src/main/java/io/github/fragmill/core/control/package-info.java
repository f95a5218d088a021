/**
 * How a caller follows and stops work: progress, cancellation, and notes on the outcome.
 *
 * <p>Stability: stable from 1.0: it changes only with a major version.
 */
@NullMarked
package io.github.fragmill.core.control;

import org.jspecify.annotations.NullMarked;
