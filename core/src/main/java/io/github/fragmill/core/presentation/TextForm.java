package io.github.fragmill.core.presentation;

/** How WebVTT text is stored. Other text (TTML) is always in MP4 segments. */
public enum TextForm {
  /** As {@code wvtt} samples in MP4 segments (ISO/IEC 14496-30, 7). */
  MP4,
  /** As WebVTT files, one for each segment, or one in all beside single files. */
  WEBVTT
}
