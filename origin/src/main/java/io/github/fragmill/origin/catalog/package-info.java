/**
 * Which titles an origin has, and of what each is packaged. {@link
 * io.github.fragmill.origin.catalog.TitleCatalog} is one lambda.
 *
 * <p>Stability: may change until 1.0.
 */
@NullMarked
package io.github.fragmill.origin.catalog;

import org.jspecify.annotations.NullMarked;
