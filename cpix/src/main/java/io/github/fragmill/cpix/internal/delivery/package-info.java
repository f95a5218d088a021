/**
 * The ciphers of encrypted delivery: RSA for document keys, AES for content keys, HMAC for both,
 * all of the JDK.
 */
@NullMarked
package io.github.fragmill.cpix.internal.delivery;

import org.jspecify.annotations.NullMarked;
