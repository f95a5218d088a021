/** An HTTP server that packages titles while players ask for them. */
@NullMarked
package io.github.fragmill.example.origin;

import org.jspecify.annotations.NullMarked;
