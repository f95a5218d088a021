/**
 * What the commands print: text for people, JSON for machines, a progress bar. Nothing here decides
 * anything about media.
 */
package io.github.fragmill.cli.report;
