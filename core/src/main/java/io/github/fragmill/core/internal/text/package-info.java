/**
 * Text files as tracks: tells what a file is, and turns its content into samples when it is known
 * where the title is cut.
 */
package io.github.fragmill.core.internal.text;
