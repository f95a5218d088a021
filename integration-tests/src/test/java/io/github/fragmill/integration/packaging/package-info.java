/**
 * How the tests use the library: a clip in, files out, in each mode and layout. What the library
 * says of itself is used for names only, never as proof.
 */
package io.github.fragmill.integration.packaging;
