/**
 * Sources on servers that give any range of an object's bytes: the port {@code RangedObject}, of
 * which each protocol has an adapter, and the reader that does for all of them what networks ask
 * for: conditional requests, retries, read-ahead, parallel requests.
 *
 * <p>Stability: may change in minor versions until 1.0.
 */
@NullMarked
package io.github.fragmill.core.source.ranged;

import org.jspecify.annotations.NullMarked;
