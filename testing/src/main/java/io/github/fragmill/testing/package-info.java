/**
 * Contract tests for implementers of the library's ports: a test class that extends one of them,
 * and makes the implementation, runs what every implementation must do (JUnit Jupiter, AssertJ).
 */
package io.github.fragmill.testing;
