/** One title on an executor: its keys, its plan, its work. Nothing here knows Spark. */
@NullMarked
package io.github.fragmill.example.spark.title;

import org.jspecify.annotations.NullMarked;
