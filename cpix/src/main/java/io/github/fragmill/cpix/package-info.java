/**
 * Keys of documents: {@link io.github.fragmill.cpix.Cpix} reads what key servers and packagers
 * exchange (DASH-IF, Content Protection Information Exchange Format) and says which track has which
 * key. Servers are asked in {@link io.github.fragmill.cpix.speke}.
 *
 * <p>Stability: may change until 1.0.
 */
@NullMarked
package io.github.fragmill.cpix;

import org.jspecify.annotations.NullMarked;
