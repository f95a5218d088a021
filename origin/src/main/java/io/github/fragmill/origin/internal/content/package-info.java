/** The content of responses, in memory and on its way out. */
@NullMarked
package io.github.fragmill.origin.internal.content;

import org.jspecify.annotations.NullMarked;
