/**
 * A file server for this computer only, with the byte ranges and content types that players need.
 */
package io.github.fragmill.cli.server;
