/**
 * The command line's entry point. {@code command} runs the commands, {@code option} parses their
 * options, {@code report} formats the results, {@code terminal} prints, {@code player} adds the
 * player page to an output, and {@code server} serves it.
 */
package io.github.fragmill.cli;
