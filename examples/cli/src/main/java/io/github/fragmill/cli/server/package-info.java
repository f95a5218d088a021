/**
 * A small file server for this computer only: byte ranges and the content types that players ask
 * for, nothing else.
 */
package io.github.fragmill.cli.server;
