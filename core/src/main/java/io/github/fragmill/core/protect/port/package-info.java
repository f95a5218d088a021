/**
 * The ports of encryption. The core decides nothing about ciphers and holds no keys; it asks a
 * {@code Protection} once for each presentation, and what that returned once for each segment.
 *
 * <p>Stability: may still change in minor versions: it grows with what encryption needs to know.
 */
@NullMarked
package io.github.fragmill.core.protect.port;

import org.jspecify.annotations.NullMarked;
