/** Reading sources to the byte, and counting what is kept of them. Knows of no format. */
package io.github.fragmill.core.internal.source;
