/** How a caller follows and stops work: progress, cancellation, and notes on the outcome. */
package io.github.fragmill.core.control;
