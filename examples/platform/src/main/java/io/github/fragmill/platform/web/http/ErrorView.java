package io.github.fragmill.platform.web.http;

/**
 * The answer to a request that failed.
 *
 * @param error one sentence
 */
public record ErrorView(String error) {}
