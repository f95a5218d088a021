/** Keyed hashes. */
package io.github.fragmill.crypto.internal.mac;
