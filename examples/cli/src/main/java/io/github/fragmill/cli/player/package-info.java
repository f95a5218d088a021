/**
 * The page that plays a presentation. It is written in the same transaction as the media, so that
 * the output has both or neither.
 */
package io.github.fragmill.cli.player;
