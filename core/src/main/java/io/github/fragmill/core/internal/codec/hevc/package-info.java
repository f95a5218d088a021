/**
 * H.265 (ITU-T H.265, ISO/IEC 23008-2) in MP4 (ISO/IEC 14496-15): the configuration record,
 * parameter sets, and where the slice segment headers end.
 */
package io.github.fragmill.core.internal.codec.hevc;
