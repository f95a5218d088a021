/** Options: from the command line, the environment and a file. */
@NullMarked
package io.github.fragmill.example.origin.config;

import org.jspecify.annotations.NullMarked;
