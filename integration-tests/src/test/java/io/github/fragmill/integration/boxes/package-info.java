/**
 * The boxes that the library writes, field by field, read by code that knows nothing of the
 * library, and compared with what other packagers write.
 */
package io.github.fragmill.integration.boxes;
