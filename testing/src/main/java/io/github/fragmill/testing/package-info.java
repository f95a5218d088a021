/**
 * Contract tests for implementers of the library's ports: a test class that extends one of them,
 * and makes the implementation, runs what every implementation must do (JUnit Jupiter, AssertJ).
 *
 * <p>Stability: may still change in minor versions: contracts grow with what the library relies on.
 */
@NullMarked
package io.github.fragmill.testing;

import org.jspecify.annotations.NullMarked;
