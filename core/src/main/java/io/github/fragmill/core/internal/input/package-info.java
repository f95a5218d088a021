/**
 * From the sources that an application gives to tracks and readers of their samples: the only place
 * that opens sources.
 */
package io.github.fragmill.core.internal.input;
