/**
 * The packagers that are compared, each as the command lines that do a {@link Job}. A new one is a
 * new implementation of {@link Tool} and a line in {@link Toolbox}. {@link LibraryPackager} is none
 * of them, but a program that one starts.
 */
package io.github.fragmill.benchmarks.compare.tools;
