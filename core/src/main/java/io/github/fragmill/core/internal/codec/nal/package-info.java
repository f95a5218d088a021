/**
 * What H.264 and H.265 share: their parameter sets, in the decoder configuration or between the
 * pictures (ISO/IEC 14496-15), and the walk over NAL units that need them.
 */
package io.github.fragmill.core.internal.codec.nal;
