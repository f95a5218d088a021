/**
 * Parses options that several commands share or that take more than one value: tracks, encryption,
 * DRM systems, and keys from arguments, files and the environment.
 */
package io.github.fragmill.cli.option;
