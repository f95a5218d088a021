package io.github.fragmill.platform.web.http;

/**
 * What went wrong.
 *
 * @param error one sentence
 */
public record ErrorView(String error) {}
