/**
 * Common Encryption (ISO/IEC 23001-7) of a presentation's tracks. Users compose {@link
 * io.github.fragmill.crypto.CommonEncryption} from keys and rules; core runs it through its ports.
 *
 * <p>Stability: stable from 1.0: it changes only with a major version.
 */
@NullMarked
package io.github.fragmill.crypto;

import org.jspecify.annotations.NullMarked;
