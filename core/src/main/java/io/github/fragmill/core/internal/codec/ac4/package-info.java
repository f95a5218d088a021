/**
 * AC-4 in MP4 (ETSI TS 103 190-2, annex E): the configuration, and the table of contents before
 * each frame, which stays clear when frames are encrypted.
 */
package io.github.fragmill.core.internal.codec.ac4;
