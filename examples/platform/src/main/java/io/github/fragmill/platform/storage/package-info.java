/**
 * Keeps files: the port {@code Storage}, and its adapters for folders and for buckets of S3.
 * Incomplete items are not visible; leftovers of killed processes are swept.
 */
package io.github.fragmill.platform.storage;
