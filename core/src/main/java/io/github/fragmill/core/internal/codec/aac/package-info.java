/**
 * MPEG-2 and MPEG-4 AAC in MP4 (ISO/IEC 14496-14): the elementary stream descriptor and the
 * AudioSpecificConfig inside it.
 */
package io.github.fragmill.core.internal.codec.aac;
