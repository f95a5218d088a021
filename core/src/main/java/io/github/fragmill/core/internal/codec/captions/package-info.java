/** Finds closed captions inside pictures: what video codecs carry them in, and what they are. */
package io.github.fragmill.core.internal.codec.captions;
