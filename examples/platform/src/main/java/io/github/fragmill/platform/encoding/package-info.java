/**
 * Lower qualities of a film: encoding, which is not packaging, and which FFmpeg does. The jobs that
 * do it, and what their tasks come to.
 */
package io.github.fragmill.platform.encoding;
