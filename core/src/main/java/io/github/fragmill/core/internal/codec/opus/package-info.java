/** Opus in MP4 (Encapsulation of Opus in ISO Base Media File Format, Xiph.Org). */
package io.github.fragmill.core.internal.codec.opus;
