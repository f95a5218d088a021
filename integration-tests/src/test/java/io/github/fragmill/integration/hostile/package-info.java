/**
 * Files, sources and outputs that mean harm or simply break. Every failure is typed, and nothing of
 * the output is left. These tests run in a small heap.
 */
package io.github.fragmill.integration.hostile;
