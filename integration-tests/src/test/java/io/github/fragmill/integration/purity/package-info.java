/**
 * The one idea of the library, put to the test: a segment is a pure function. Order, threads,
 * outputs, engines and jars make no difference.
 */
package io.github.fragmill.integration.purity;
