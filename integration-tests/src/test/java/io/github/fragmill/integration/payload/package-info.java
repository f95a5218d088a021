/**
 * The proof that matters most: what comes out of a player's demultiplexer and decryptor is what was
 * in the source, byte for byte and tick for tick.
 */
package io.github.fragmill.integration.payload;
