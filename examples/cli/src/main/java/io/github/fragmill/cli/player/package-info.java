/**
 * The page that plays what was packaged, and how it gets into the output: in the same transaction
 * as the media, so that it is there exactly when they are.
 */
package io.github.fragmill.cli.player;
