/**
 * The packagers that are compared, each as a way to do a {@link Job}, which is for most the command
 * lines of {@link ProcessTool}. A new one is a new implementation and a line in {@link Toolbox}.
 * {@link LibraryPackager}, {@link ResidentPackager} and {@link Mp4ParserProgram} are none of them,
 * but programs that they start.
 */
package io.github.fragmill.benchmarks.compare.tools;
