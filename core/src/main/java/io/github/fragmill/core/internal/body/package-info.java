/** Files of a plan as bytes that a server hands out, whole or in ranges. */
package io.github.fragmill.core.internal.body;
