/**
 * A key server for tests that speaks SPEKE, with the faults that real ones have: {@link
 * io.github.fragmill.testing.keyserver.SpekeServer}.
 *
 * <p>Stability: may change until 1.0.
 */
@NullMarked
package io.github.fragmill.testing.keyserver;

import org.jspecify.annotations.NullMarked;
