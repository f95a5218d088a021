/**
 * What manifests see of a presentation, and nothing more: switching sets, renditions, times and
 * sizes of their segments, and where they are stored. {@code ManifestWriter} is the port to the
 * modules that write manifests.
 *
 * <p>Stability: stable from 1.0 for callers: types may grow methods, with defaults where
 * applications implement them.
 */
@NullMarked
package io.github.fragmill.core.presentation;

import org.jspecify.annotations.NullMarked;
