/** Lower qualities of a film: encoding, which is not packaging, and which FFmpeg does. */
package io.github.fragmill.platform.encoding;
