/**
 * WebVTT (W3C WebVTT): reads files, and makes the samples of a {@code wvtt} track (ISO/IEC
 * 14496-30, clause 7) of cues.
 */
package io.github.fragmill.core.internal.text.webvtt;
