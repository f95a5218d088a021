/** Carries responses to clients: Jetty, without a thread for each of them. */
@NullMarked
package io.github.fragmill.example.origin.server;

import org.jspecify.annotations.NullMarked;
