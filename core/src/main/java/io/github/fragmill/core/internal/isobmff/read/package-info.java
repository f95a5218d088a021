/**
 * From bytes to tracks: our own scan of the box tree checks every size before it is used, cursors
 * walk the sample tables front to back, and isoparser reads the fields of small header boxes. A
 * file that contradicts itself is refused with its place.
 */
package io.github.fragmill.core.internal.isobmff.read;
