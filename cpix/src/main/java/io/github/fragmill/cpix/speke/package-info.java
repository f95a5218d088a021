/**
 * Asks key servers for keys by SPEKE (Secure Packager and Encoder Key Exchange): {@link
 * io.github.fragmill.cpix.speke.Speke}.
 *
 * <p>Stability: may change until 1.0.
 */
@NullMarked
package io.github.fragmill.cpix.speke;

import org.jspecify.annotations.NullMarked;
