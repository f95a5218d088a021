/**
 * What the platform does: takes uploads in, and packages, encodes and cleans up in the background.
 */
package io.github.fragmill.platform.work;
