/** ALAC in MP4: the configuration that its decoder calls the magic cookie. */
package io.github.fragmill.core.internal.codec.alac;
