package io.github.fragmill.core.internal.text.port;

/**
 * What is shown from one time on, until the next sample begins.
 *
 * @param startTicks in milliseconds
 * @param bytes as they are in the media
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TextSample(long startTicks, byte[] bytes) {}
