/** SubRip files ({@code .srt}), which have no specification: reads what players read. */
package io.github.fragmill.core.internal.text.subrip;
