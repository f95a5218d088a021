/** Documents that map the names of titles to their sources. */
@NullMarked
package io.github.fragmill.example.origin.mapping;

import org.jspecify.annotations.NullMarked;
