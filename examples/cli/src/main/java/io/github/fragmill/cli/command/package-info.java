/**
 * The commands, one class each, and what they share: failures as exit codes, interrupts, output
 * files that are complete or absent.
 */
package io.github.fragmill.cli.command;
