/**
 * What a manifest sees of a packaged title, and nothing more: switching sets, renditions, times and
 * sizes of their segments, and where they are stored. {@code ManifestWriter} is the port to whoever
 * writes it down.
 */
package io.github.fragmill.core.presentation;
