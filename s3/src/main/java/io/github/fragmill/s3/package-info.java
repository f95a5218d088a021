/**
 * Sources and outputs in buckets of S3, Amazon's and others. The only part of the library that
 * knows the client of Amazon.
 *
 * <p>Stability: may change in minor versions until 1.0.
 */
@NullMarked
package io.github.fragmill.s3;

import org.jspecify.annotations.NullMarked;
