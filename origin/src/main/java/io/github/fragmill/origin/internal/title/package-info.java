/** Titles that are open: their plans and manifests, in memory and on disk, within bounds. */
@NullMarked
package io.github.fragmill.origin.internal.title;

import org.jspecify.annotations.NullMarked;
