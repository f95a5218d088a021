/**
 * The command line: options in, calls of the library, exit codes out. One class for each command;
 * what they print, the player page and the file server have packages of their own.
 */
package io.github.fragmill.cli;
