/**
 * Replaces a directory as a whole: {@code DirectoryRun} writes beside it and takes its name at the
 * end, {@code StaleRuns} recovers it from runs that were killed. {@code RunPaths} lists the hidden
 * names, {@code RunLock} says which runs are alive.
 */
package io.github.fragmill.core.internal.directory;
