/** Prints to the terminal without control characters, forged lines or keys. */
package io.github.fragmill.cli.terminal;
