/**
 * What is told of a comparison: a section of Markdown with tables, and a bar chart in SVG. The text
 * says under which rules the figures came to be.
 */
package io.github.fragmill.benchmarks.compare.report;
