/** Work that can be stopped, and work on several threads. Knows of no media. */
package io.github.fragmill.core.internal.work;
