/** Packages a catalogue of titles with Apache Spark. */
@NullMarked
package io.github.fragmill.example.spark;

import org.jspecify.annotations.NullMarked;
