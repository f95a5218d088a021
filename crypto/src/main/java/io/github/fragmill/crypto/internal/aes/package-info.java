/**
 * AES as small interfaces, one for each mode, in bulk calls only. The library that computes it is
 * chosen here and nowhere else: this is the only package that imports Bouncy Castle.
 */
package io.github.fragmill.crypto.internal.aes;
