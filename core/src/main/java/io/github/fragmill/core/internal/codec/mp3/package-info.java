/** MPEG audio Layer III (MP3) in MP4 (ISO/IEC 14496-3, 9; its frames: ISO/IEC 11172-3). */
package io.github.fragmill.core.internal.codec.mp3;
