/**
 * Work that can be stopped, work on several threads, and waiting with an end. Knows of no media.
 */
package io.github.fragmill.core.internal.work;
