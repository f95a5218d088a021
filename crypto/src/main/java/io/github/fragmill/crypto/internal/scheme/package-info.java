/**
 * The schemes' rules: which of the protectable bytes become a subsample, which initialization
 * vector (IV) a sample gets, and in which order the blocks of a sample meet the cipher.
 */
package io.github.fragmill.crypto.internal.scheme;
