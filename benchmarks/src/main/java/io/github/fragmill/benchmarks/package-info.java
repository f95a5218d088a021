/**
 * JMH benchmarks of what the library costs, from one sample to a whole file. They use the public
 * API only, as an application would.
 */
package io.github.fragmill.benchmarks;
