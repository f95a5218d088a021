/**
 * H.264 (ITU-T H.264, ISO/IEC 14496-10) in MP4 (ISO/IEC 14496-15): the configuration record,
 * parameter sets, and where the slice headers end.
 */
package io.github.fragmill.core.internal.codec.avc;
