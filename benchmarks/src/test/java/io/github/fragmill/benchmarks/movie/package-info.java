/** Whether synthetic movies are what they seem to be. */
package io.github.fragmill.benchmarks.movie;
