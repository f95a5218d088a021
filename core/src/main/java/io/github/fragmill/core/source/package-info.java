/**
 * Where the bytes of inputs come from: the port {@code Source} with its readers, and sources of
 * files, channels, byte arrays and several parts. Sources are immutable and thread-safe; a reader
 * is used by several threads at once and is closed by the code that opened it.
 *
 * <p>Stability: stable from 1.0: it changes only with a major version.
 */
@NullMarked
package io.github.fragmill.core.source;

import org.jspecify.annotations.NullMarked;
