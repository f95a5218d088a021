/** Numbers and texts as few bytes: what saved plans are written in. */
package io.github.fragmill.core.internal.packing;
