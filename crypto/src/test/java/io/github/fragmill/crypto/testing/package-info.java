/**
 * What several tests of this module share: a reference implementation to compare with, and tracks
 * and bytes to feed.
 */
package io.github.fragmill.crypto.testing;
