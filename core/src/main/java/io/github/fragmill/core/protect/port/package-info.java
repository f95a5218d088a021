/**
 * The ports of encryption. The core decides nothing about ciphers and holds no keys; it asks a
 * {@code Protection} once for each presentation, and what that returned once for each segment.
 */
package io.github.fragmill.core.protect.port;
