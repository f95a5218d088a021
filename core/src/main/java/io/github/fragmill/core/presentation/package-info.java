/**
 * What manifests see of a presentation, and nothing more: switching sets, renditions, times and
 * sizes of their segments, and where they are stored. {@code ManifestWriter} is the port to the
 * modules that write manifests.
 */
package io.github.fragmill.core.presentation;
