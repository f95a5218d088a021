/**
 * Plans, and what belongs to them, as bytes that travel: versioned, with a checksum, and read with
 * the care that foreign bytes need.
 */
package io.github.fragmill.core.internal.saved;
