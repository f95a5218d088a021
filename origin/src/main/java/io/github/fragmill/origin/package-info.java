/**
 * Answers HTTP requests for DASH and HLS of MP4 files that nobody packaged: {@link
 * io.github.fragmill.origin.Origin} takes a request and returns a response, and any server carries
 * the two. Segments are made when they are asked for.
 *
 * <p>Stability: may change until 1.0.
 */
@NullMarked
package io.github.fragmill.origin;

import org.jspecify.annotations.NullMarked;
