/**
 * Text files as tracks: detects what a file is, and turns its content into samples when the segment
 * boundaries are known.
 */
package io.github.fragmill.core.internal.text;
