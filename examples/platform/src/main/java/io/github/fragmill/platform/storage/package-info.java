/**
 * Where files are kept: the port {@code Storage}, and its adapters for folders and for buckets of
 * S3. What is not complete is seen by nobody; what killed processes leave is swept.
 */
package io.github.fragmill.platform.storage;
