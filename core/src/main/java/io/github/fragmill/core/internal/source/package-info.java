/** Reading sources to the byte. Knows of no format. */
package io.github.fragmill.core.internal.source;
