/** Where sources are, and where presentations go: folders, buckets and what Hadoop reads. */
@NullMarked
package io.github.fragmill.example.spark.place;

import org.jspecify.annotations.NullMarked;
