/**
 * Where a presentation goes: the ports {@code Output}, {@code OutputTransaction} and {@code Sink},
 * and two outputs, a directory and memory. A run becomes visible as a whole or leaves nothing.
 *
 * <p>Stability: stable from 1.0: it changes only with a major version.
 */
@NullMarked
package io.github.fragmill.core.output;

import org.jspecify.annotations.NullMarked;
