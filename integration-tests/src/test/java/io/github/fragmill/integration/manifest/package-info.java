/**
 * The manifest of real output: the official schema holds for it, another parser reads it, and what
 * it says of the files is so.
 */
package io.github.fragmill.integration.manifest;
