/** What became of each title. */
@NullMarked
package io.github.fragmill.example.spark.report;

import org.jspecify.annotations.NullMarked;
