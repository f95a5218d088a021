/**
 * Which manifests describe a presentation, and how a saved plan remembers that. Options choose
 * them, commands write them, reports and the player page name them.
 */
package io.github.fragmill.cli.manifest;
