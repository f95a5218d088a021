/**
 * Where the segments of a rendition are put: a file of their own each, one file filled at any
 * position, or one file front to back. The three give the same bytes; {@code Turns} keeps several
 * threads in order where order matters.
 */
package io.github.fragmill.core.internal.destination;
