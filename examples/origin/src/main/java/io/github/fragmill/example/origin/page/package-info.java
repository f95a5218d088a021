/** The page that lists titles and plays them. */
@NullMarked
package io.github.fragmill.example.origin.page;

import org.jspecify.annotations.NullMarked;
