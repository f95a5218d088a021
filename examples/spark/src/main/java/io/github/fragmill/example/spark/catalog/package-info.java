/** Catalogues: what their lines say. */
@NullMarked
package io.github.fragmill.example.spark.catalog;

import org.jspecify.annotations.NullMarked;
