/** Finds closed captions inside video: what codecs carry them in, and what they are. */
package io.github.fragmill.core.internal.codec.captions;
