/**
 * What a codec must know of itself, and what the reader of boxes hands it: the interface between
 * the two. Implementations live in packages beside this one.
 */
package io.github.fragmill.core.internal.codec.port;
