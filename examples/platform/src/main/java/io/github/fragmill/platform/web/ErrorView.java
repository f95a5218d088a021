package io.github.fragmill.platform.web;

/**
 * What went wrong.
 *
 * @param error one sentence
 */
record ErrorView(String error) {}
