/**
 * What H.264 and H.265 share in how their parameter sets travel: in the decoder configuration, or
 * between the pictures (ISO/IEC 14496-15).
 */
package io.github.fragmill.core.internal.codec.nal;
