/**
 * Whether every track is presented when its source is, to the tick. Times are read from files by
 * isoparser and by ffprobe.
 */
package io.github.fragmill.integration.timing;
