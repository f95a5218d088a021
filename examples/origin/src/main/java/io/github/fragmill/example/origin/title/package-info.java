/** How titles are packaged: protection, layout and manifests. */
@NullMarked
package io.github.fragmill.example.origin.title;

import org.jspecify.annotations.NullMarked;
