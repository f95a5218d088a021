/** What several audio codecs have in common: how a number of channels stands for a layout. */
package io.github.fragmill.core.internal.codec.layout;
