/**
 * Common Encryption (ISO/IEC 23001-7) of a presentation's tracks. Users compose {@link
 * io.github.fragmill.crypto.CommonEncryption} from keys and rules; core runs it through its ports.
 */
package io.github.fragmill.crypto;
