package io.github.fragmill.core.media;

/** How the lines of a frame were scanned. */
public enum ScanType {
  /** All lines of a frame at once; also what is not known to be otherwise. */
  PROGRESSIVE,
  /** Every other line at a time: a sample holds a frame of two fields, or may. */
  INTERLACED,
  /** Every other line at a time: each sample holds one field, half a frame. */
  SEPARATE_FIELDS
}
