/** The output of the commands: text for people, JSON for machines, and a progress bar. */
package io.github.fragmill.cli.report;
