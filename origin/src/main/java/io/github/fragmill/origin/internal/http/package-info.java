/**
 * What HTTP (RFC 9110, RFC 9111) says of ranges, conditions and names. Pure: no input or output.
 */
@NullMarked
package io.github.fragmill.origin.internal.http;

import org.jspecify.annotations.NullMarked;
