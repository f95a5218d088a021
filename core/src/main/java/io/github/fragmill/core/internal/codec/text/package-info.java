/** The text tracks of MP4 files that are packaged (ISO/IEC 14496-30). */
package io.github.fragmill.core.internal.codec.text;
