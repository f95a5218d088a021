/**
 * Every failure that is not the calling program's fault, as subclasses of {@code
 * FragmillException}: bad media, limits, sources, outputs, cancellation. Messages name what was
 * found, what was expected and where; they never hold key bytes.
 *
 * <p>Stability: stable from 1.0: messages may change, types only with a major version.
 */
@NullMarked
package io.github.fragmill.core.error;

import org.jspecify.annotations.NullMarked;
