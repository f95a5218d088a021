package io.github.fragmill.platform.storage;

import io.github.fragmill.core.source.Source;

/**
 * A file in a storage.
 *
 * @param name the whole name, with its area and item
 * @param sizeBytes 0 or more
 * @param source reads it
 */
public record StoredFile(String name, long sizeBytes, Source source) {}
