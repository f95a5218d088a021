/** Who may ask for what. */
@NullMarked
package io.github.fragmill.example.origin.access;

import org.jspecify.annotations.NullMarked;
