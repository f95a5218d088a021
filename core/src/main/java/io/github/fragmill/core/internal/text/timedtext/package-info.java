/**
 * 3GPP timed text ({@code tx3g}, 3GPP TS 26.245), the usual subtitles of MP4 files: reads samples,
 * and makes cues of WebVTT of them.
 */
package io.github.fragmill.core.internal.text.timedtext;
