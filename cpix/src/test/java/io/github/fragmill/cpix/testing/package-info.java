/** Tracks, keys and documents for the tests of this module. */
@NullMarked
package io.github.fragmill.cpix.testing;

import org.jspecify.annotations.NullMarked;
