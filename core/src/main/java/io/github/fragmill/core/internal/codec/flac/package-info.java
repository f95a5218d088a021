/** FLAC in MP4 (Encapsulation of FLAC in ISO Base Media File Format, Xiph.Org). */
package io.github.fragmill.core.internal.codec.flac;
