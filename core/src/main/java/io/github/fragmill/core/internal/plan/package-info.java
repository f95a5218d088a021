/**
 * Every decision about a presentation, as a value: switching sets, segment boundaries, names,
 * protection. Nothing is read here but sidecar files.
 */
package io.github.fragmill.core.internal.plan;
