/** The jar in a process of its own, clients of it, and what it should answer. */
@NullMarked
package io.github.fragmill.example.origin.process;

import org.jspecify.annotations.NullMarked;
