/**
 * Where a presentation goes: the ports {@code Output}, {@code OutputTransaction} and {@code Sink},
 * and two outputs, a directory and memory. A run becomes visible as a whole or leaves nothing.
 */
package io.github.fragmill.core.output;
