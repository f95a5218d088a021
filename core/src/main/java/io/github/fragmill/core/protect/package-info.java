/**
 * The ports of encryption, and the values that cross them: key ids, initialization vectors,
 * subsamples, DRM headers. The core decides nothing about ciphers and holds no keys; it asks a
 * {@code Protection} once for each presentation, and what it returned once for each segment.
 */
package io.github.fragmill.core.protect;
