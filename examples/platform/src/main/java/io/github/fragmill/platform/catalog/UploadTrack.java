package io.github.fragmill.platform.catalog;

import java.time.Duration;
import java.util.Optional;

/**
 * A track of a title.
 *
 * @param file the 0-based position of its file
 * @param number its number in the file
 * @param type {@code video}, {@code audio} or {@code text}
 * @param codec as in RFC 6381
 * @param frameRate frames per second
 * @param sampleRate audio samples per second, in hertz
 */
public record UploadTrack(
    int file,
    long number,
    String type,
    String codec,
    Optional<Integer> width,
    Optional<Integer> height,
    Optional<Double> frameRate,
    Optional<Integer> channels,
    Optional<Integer> sampleRate,
    Optional<String> language,
    Duration duration) {}
